-- CreateEnum
CREATE TYPE "mail_wish" AS ENUM ('each', 'asked');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "mail_wish" "mail_wish" NOT NULL DEFAULT 'each';
