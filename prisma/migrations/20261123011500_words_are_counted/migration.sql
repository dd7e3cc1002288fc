-- What is offered while one types weighs words by how rare they are, as ANALYZE counts them: a desk that begins is counted within minutes too.
ALTER TABLE "answer_text" SET (autovacuum_analyze_threshold = 5);
ALTER TABLE "ticket_search" SET (autovacuum_analyze_threshold = 5);
