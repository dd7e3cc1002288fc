-- The usual delay of a category is read from this index alone.
create index figures_of_delays on ticket_figures (category_id, final_at) include (created_at, resolved_at)
  where resolved_at is not null and close_reason is distinct from 'duplicate';
