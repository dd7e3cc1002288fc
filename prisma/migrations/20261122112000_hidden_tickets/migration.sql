-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;
