-- What somebody has not read yet is a few rows, however much was written to them.
create index mail_unread on outgoing_mail (person_id, id) where read_at is null;
