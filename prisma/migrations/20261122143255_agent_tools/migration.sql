-- CreateEnum
CREATE TYPE "tool_kind" AS ENUM ('saved_reply', 'macro');

-- CreateTable
CREATE TABLE "agent_tool" (
    "id" UUID NOT NULL,
    "kind" "tool_kind" NOT NULL,
    "label" TEXT NOT NULL,
    "audience" "view_audience" NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_tool_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agent_tool_owner_id_idx" ON "agent_tool"("owner_id");

-- CreateIndex
CREATE INDEX "agent_tool_team_id_idx" ON "agent_tool"("team_id");

-- AddForeignKey
ALTER TABLE "agent_tool" ADD CONSTRAINT "agent_tool_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_tool" ADD CONSTRAINT "agent_tool_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A team's is its team's, and no other names one.
alter table agent_tool add constraint agent_tool_team check ((audience = 'team') = (team_id is not null));
