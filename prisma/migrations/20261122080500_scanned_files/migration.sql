-- CreateEnum
CREATE TYPE "scan_state" AS ENUM ('off', 'pending', 'clean', 'infected');

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "scan" "scan_state" NOT NULL DEFAULT 'off';

-- What is held is few, and looked for every half minute.
create index attachment_held on attachment (uploaded_at, id) where scan = 'pending';
