-- Apart from what uses them: a value is known once the transaction that added it is committed.

-- AlterEnum
ALTER TYPE "mail_status" ADD VALUE 'digest';

-- AlterEnum
ALTER TYPE "mail_wish" ADD VALUE 'digest' BEFORE 'asked';
