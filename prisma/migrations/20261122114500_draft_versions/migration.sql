-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
