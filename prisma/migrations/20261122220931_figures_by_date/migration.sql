-- CreateIndex
CREATE INDEX "ticket_figures_created_at_idx" ON "ticket_figures"("created_at");

-- CreateIndex
CREATE INDEX "ticket_figures_taken_at_idx" ON "ticket_figures"("taken_at");

-- CreateIndex
CREATE INDEX "ticket_figures_resolved_at_idx" ON "ticket_figures"("resolved_at");
