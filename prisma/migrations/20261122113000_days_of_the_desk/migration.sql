-- CreateTable
CREATE TABLE "desk_day" (
    "day" DATE NOT NULL,
    "service_id" UUID NOT NULL,
    "filed" INTEGER NOT NULL,
    "ended" INTEGER NOT NULL,
    "usual_seconds" INTEGER,

    CONSTRAINT "desk_day_pkey" PRIMARY KEY ("day","service_id")
);

-- CreateIndex
CREATE INDEX "desk_day_service_id_idx" ON "desk_day"("service_id");

-- AddForeignKey
ALTER TABLE "desk_day" ADD CONSTRAINT "desk_day_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;
