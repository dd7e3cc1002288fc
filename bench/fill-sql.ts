// The desk as SQL, made by the database itself: a name for each step, and its statement. Everything follows from a ticket's
// number, so that two fillings of one size are the same.

type Step = readonly [name: string, statement: string]

export const NARROW_TABLES =
  'person, team, membership, category, product, establishment, ticket, ticket_tenure, ticket_search, participant, journal_entry, closure_approval, outgoing_mail, ticket_figures, answer, answer_text, answer_category'

const tickets = `current_setting('bench.tickets')::int`
const people = `current_setting('bench.people')::int`

export const BIG_DESK: readonly Step[] = [
  [
    'ids and words',
    `
    create function pg_temp.id_of(kind int, n bigint) returns uuid language sql immutable
      return (lpad(kind::text, 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
    -- A number that looks drawn, the same at each filling.
    create function pg_temp.drawn(seed bigint, below bigint) returns bigint language sql immutable
      return (hashint8extended(seed, 7) & 9223372036854775807) % below;
    create function pg_temp.change(field text, was text, becomes text) returns jsonb language sql immutable
      return jsonb_build_object('field', field, 'from', was, 'to', becomes);
    create function pg_temp.word(n bigint) returns text language sql immutable
      return (array['impri','messa','sala','conne','inscri','nota','réseau','établi','véri','calcu','archi','édi','trans','forma','contra','absen'])[1 + n % 16]
        || (array['ma','ge','ri','tion','ni','pe','lo','ver','du','can'])[1 + n / 16 % 10]
        || (array['tion','ment','eur','able','ance','ique','té','oir','age','ière'])[1 + n / 160 % 10]
        || case when n >= 1600 then (array['s','lle','rie','son','tte'])[1 + n / 1600 % 5] else '' end;
    -- Some words in most sentences, most words in few of them.
    create temp table sentence as
      select n as line, 'Le ' || string_agg(case when k % 3 = 0 then
          (array['de','la','pour','avec','dans','sur','une','nous','depuis','que','pas','est'])[1 + pg_temp.drawn(n * 100 + k, 12)]
          else pg_temp.word((power(random_part, 3) * 8000)::bigint) end, ' ' order by k) || '.' as said
      from generate_series(1, 8000) n, generate_series(1, 16) k,
        lateral (select pg_temp.drawn(n * 1000 + k, 1000000) / 1e6 as random_part) r
      group by n;
    create index on sentence (line);
    analyze sentence`,
  ],
  [
    'people and catalogue',
    `
    insert into person (id, login, name, email, email_verified, audiences, created_at)
    select pg_temp.id_of(1, n), case when n <= 24 then 'agent.' else 'personne.' end || n,
      initcap(pg_temp.word(n)) || ' ' || upper(pg_temp.word(n * 7 % 8000)), 'personne.' || n || '@valmer.example', true, '{staff}', '2020-01-01'
    from generate_series(1, ${people}) n;
    insert into team (id, label, level) select pg_temp.id_of(2, n), 'Équipe ' || n, 1 + n % 3 from generate_series(1, 6) n;
    -- Agent n is of team n modulo 6, and the first of each team of the next team too.
    insert into membership (id, team_id, person_id, role, granted, withdrawn, created_at)
    select pg_temp.id_of(8, n), pg_temp.id_of(2, 1 + (n - 1) % 6), pg_temp.id_of(1, n), 'agent'::member_role, '{}'::text[], '{}'::text[], '2020-01-01'::timestamptz from generate_series(1, 24) n
    union all
    select pg_temp.id_of(8, 100 + n), pg_temp.id_of(2, 1 + n % 6), pg_temp.id_of(1, n), 'agent'::member_role, '{}'::text[], '{}'::text[], '2020-01-01'::timestamptz from generate_series(1, 6) n;
    insert into category (id, parent_id, label, position, team_id, accepts_tickets, form)
    select pg_temp.id_of(3, n), case when n > 6 then pg_temp.id_of(3, 1 + n % 6) end, 'Sujet ' || n, n,
      case when n <= 6 then pg_temp.id_of(2, n) end, n > 6, '{"asksProduct":false,"fields":[]}' from generate_series(1, 36) n;
    insert into product_family (id, label) select pg_temp.id_of(4, n), 'Famille ' || n from generate_series(1, 5) n;
    insert into product (id, family_id, label) select pg_temp.id_of(5, n), pg_temp.id_of(4, 1 + n % 5), 'Produit ' || n from generate_series(1, 40) n;
    insert into establishment (id, code, kind, name)
    select pg_temp.id_of(6, n), '014' || lpad(n::text, 4, '0') || 'X', 'Collège', 'Collège ' || n from generate_series(1, 100) n;
    insert into establishment_person (establishment_id, person_id, head)
    select pg_temp.id_of(6, 1 + n % 100), pg_temp.id_of(1, n), n % 40 = 0 from generate_series(49, ${people}) n`,
  ],
  [
    'tickets as they are to be',
    `
    create temp table made as
    select n, pg_temp.id_of(10, n) as id, team, asker, agent, category, state, moved, taken, at, at + interval '27 hours' as last_at,
      case when state = 'resolved' then at + interval '27 hours' when state = 'closed' then at + interval '24 hours' end as resolved_at,
      (array['Imprimante en panne','Messagerie pleine','Accès refusé','Vidéoprojecteur sans image','Bulletin de paie absent','Convocation introuvable',
        'Réseau coupé','Mot de passe expiré','Tableur illisible','Inscription bloquée','Écran noir','Badge muet'])[1 + kind] || ' salle ' || n % 400 as title,
      'Bonjour, ' || first.said || ' ' || second.said || ' Référence inventaire inv' || lpad((n / 5)::text, 7, '0') || '. Merci de votre aide.' as description
    from (
      select n, 1 + n % 6 as team, pg_temp.drawn(n, 12)::int as kind, pg_temp.drawn(n + 1000000000, 8000) as s1, pg_temp.drawn(n + 2000000000, 8000) as s2,
        -- Spread over all, and the first asker has just as many at each size.
        case when n % greatest(1, ${tickets} / 60) = 0 and n / greatest(1, ${tickets} / 60) <= 60 then 49
          else 50 + pg_temp.drawn(n + 3000000000, ${people} - 49) end as asker,
        1 + n % 6 + 6 * pg_temp.drawn(n + 4000000000, 4) as agent,
        7 + n % 6 + 5 + 6 * pg_temp.drawn(n + 5000000000, 4) as category,
        date_trunc('hour', now()) - interval '2 days' - (${tickets} - n) * (interval '1000 days' / ${tickets}) as at,
        n % 20 = 7 as moved,
        case when part < 40 then 'dispatched' when part < 150 then 'assigned' when part < 190 then 'pending_requester' when part < 220 then 'on_hold'
          when part < 260 then 'resolved' when part < 930 then 'closed' when part < 980 then 'cancelled' else 'refused' end as state
      from generate_series(1, ${tickets}) n, lateral (select pg_temp.drawn(n + 6000000000, 1000) as part) p) one
    join sentence first on first.line = 1 + s1 join sentence second on second.line = 1 + s2,
    lateral (select state in ('assigned', 'pending_requester', 'on_hold', 'resolved', 'closed') as taken) t;
    analyze made`,
  ],
  [
    'answers',
    `
    insert into answer (id, kind, state, audiences, published_from, created_at, updated_at, read_count)
    select pg_temp.id_of(9, n), 'usage', 'published', case when n % 5 = 0 then '{student}'::text[] else '{}' end,
      '2024-01-01', '2024-01-01', '2024-01-01', pg_temp.drawn(n, 500) from generate_series(1, 500) n;
    insert into answer_text (answer_id, language, title, summary, html)
    select pg_temp.id_of(9, n), 'fr', case when n % 12 = 0 then 'Imprimante : ' else '' end || initcap(pg_temp.word(n)) || ' et ' || pg_temp.word(n * 7 % 800),
      'Ce qu’il faut faire, en trois minutes.',
      (select string_agg('<p>' || s.said || '</p>', '') from sentence s where s.line between 1 + n * 13 % 7900 and 12 + n * 13 % 7900)
    from generate_series(1, 500) n;
    insert into answer_category (answer_id, category_id) select pg_temp.id_of(9, n), pg_temp.id_of(3, 7 + n % 30) from generate_series(1, 500) n`,
  ],
  [
    'tickets',
    `
    insert into ticket (id, number, reference, version, public_version, status, close_reason, title, description, category_id, product_id, establishment_id,
      on_behalf, requester_id, filed_by_id, team_id, agent_id, origin, priority, fields, dispatch_count, created_at, updated_at, team_updated_at,
      taken_at, resolved_at, final_at, answered, taken_seconds, taken_promised, resolved_seconds, resolved_promised)
    select id, n, 'R-' || lpad(n::text, 6, '0'), versions, versions, state::status, case when state = 'closed' then 'accepted'::close_reason end,
      title, description, pg_temp.id_of(3, category), case when n % 3 = 0 then pg_temp.id_of(5, 1 + n % 40) end,
      case when n % 2 = 0 then pg_temp.id_of(6, 1 + asker % 100) end, case when n % 8 = 0 then 'establishment' else 'personal' end::on_behalf,
      pg_temp.id_of(1, asker), pg_temp.id_of(1, asker), pg_temp.id_of(2, team), case when taken then pg_temp.id_of(1, agent) end,
      'portal', 1 + pg_temp.drawn(n + 7000000000, 5), '{}', case when moved then 2 else 1 end, at, last_at, last_at,
      case when taken then at + interval '6 hours' end, resolved_at,
      case when state in ('closed', 'cancelled', 'refused') then last_at end, state in ('dispatched', 'assigned') and n % 3 = 0,
      case when taken then 1800 + (n * 37) % 14400 end, case when taken then 120 end,
      (extract(epoch from resolved_at - at) / 4)::int, case when resolved_at is not null then 2400 end
    from made, lateral (select 1 + moved::int + taken::int
      + case state when 'dispatched' then 0 when 'assigned' then 0 when 'closed' then 2 else 1 end as versions) v
    order by n;
    select setval('ticket_number', ${tickets})`,
  ],
]

export const ENTRIES: readonly Step[] = [
  [
    'journal',
    `
    insert into journal_entry (id, ticket_id, at, author_id, from_requester, audience, kind, channel, body, changes, data)
    select pg_temp.id_of(11, n * 10 + k), id, at + k * interval '3 hours', pg_temp.id_of(1, case when by_asker then asker else agent end), by_asker,
      case when kind = 'comment' and k = 5 then 'team' else 'public' end::audience, kind, 'portal',
      case when kind not in ('file', 'take', 'transfer', 'cancel', 'approve_closure') then 'Bonjour, ' || s.said end,
      case kind
        when 'file' then jsonb_build_array(pg_temp.change('status', null, 'dispatched'),
          pg_temp.change('teamId', null, pg_temp.id_of(2, case when moved then 1 + team % 6 else team end)::text),
          pg_temp.change('categoryId', null, pg_temp.id_of(3, category)::text))
        when 'transfer' then jsonb_build_array(pg_temp.change('teamId', pg_temp.id_of(2, 1 + team % 6)::text, pg_temp.id_of(2, team)::text), pg_temp.change('dispatchCount', '1', '2'))
        when 'take' then jsonb_build_array(pg_temp.change('status', 'dispatched', 'assigned'), pg_temp.change('agentId', null, pg_temp.id_of(1, agent)::text))
        when 'approve_closure' then jsonb_build_array(pg_temp.change('status', 'resolved', 'closed'))
        when 'comment' then '[]'
        else jsonb_build_array(pg_temp.change('status', case when taken then 'assigned' else 'dispatched' end, case kind when 'resolve' then 'resolved' else state end))
      end, '{}'
    from made cross join generate_series(0, 9) k
    cross join lateral (select case
      when k = 0 then 'file'
      when k = 1 and moved then 'transfer'
      when k = 1 + moved::int and taken then 'take'
      when k = 8 and state = 'closed' or k = 9 and state = 'resolved' then 'resolve'
      when k = 9 then (array['request_info', 'hold', 'approve_closure', 'cancel', 'refuse'])[
        array_position(array['pending_requester', 'on_hold', 'closed', 'cancelled', 'refused'], state)]
      end as act) a
    cross join lateral (select coalesce(act, 'comment') as kind) c
    cross join lateral (select kind in ('file', 'cancel', 'approve_closure') or kind = 'comment' and (k % 2 = 0 or k = 9 and n % 3 = 0) as by_asker) w
    cross join lateral (select said from sentence where line = 1 + pg_temp.drawn(n * 10 + k, 8000)) s
    order by n, k`,
  ],
  [
    'words',
    `
    insert into ticket_search (ticket_id, public_text, team_text)
    select m.id, to_tsvector('guichet_fr', m.title || ' ' || m.description || ' ' || coalesce(j.open, '')), to_tsvector('guichet_fr', coalesce(j.inner, ''))
    from made m join lateral (
      select string_agg(body, ' ') filter (where audience = 'public') as open, string_agg(body, ' ') filter (where audience = 'team') as inner
      from journal_entry where ticket_id = m.id) j on true
    order by m.n`,
  ],
  [
    'tenures, people and approvals',
    `
    insert into ticket_tenure (id, ticket_id, team_id, started_at, ended_at, left_as)
    select pg_temp.id_of(12, n), id, pg_temp.id_of(2, team), case when moved then at + interval '3 hours' else at end, null::timestamptz, null::jsonb from made
    union all
    select pg_temp.id_of(13, m.n), m.id, pg_temp.id_of(2, 1 + m.team % 6), m.at, m.at + interval '3 hours',
      to_jsonb(t) || jsonb_build_object('team_id', pg_temp.id_of(2, 1 + m.team % 6), 'status', 'dispatched', 'agent_id', null, 'close_reason', null,
        'final_at', null, 'resolved_at', null, 'taken_at', null, 'dispatch_count', 1, 'version', 1, 'public_version', 1,
        'updated_at', m.at, 'team_updated_at', m.at)
    from made m join ticket t on t.id = m.id where m.moved;
    insert into participant (id, ticket_id, person_id, role, added_by_id, added_at)
    select pg_temp.id_of(14, n), id, pg_temp.id_of(1, other), 'contact', pg_temp.id_of(1, asker), at
    from made, lateral (select 49 + pg_temp.drawn(n + 8000000000, ${people} - 48) as other) o where n % 10 = 0 and other <> asker;
    insert into closure_approval (id, ticket_id, requested_by_id, requested_at, outcome, decided_at, decided_by_id, satisfaction)
    select pg_temp.id_of(15, n), id, pg_temp.id_of(1, agent), resolved_at, case when state = 'closed' then 'approved' else 'pending' end::approval_outcome,
      case when state = 'closed' then last_at end, case when state = 'closed' then pg_temp.id_of(1, asker) end, case when state = 'closed' and n % 2 = 0 then 4 end
    from made where resolved_at is not null`,
  ],
  [
    'mails and figures',
    `
    insert into outgoing_mail (id, act_id, person_id, ticket_id, entry_id, template, message_id, status, created_at, not_before, sent_at, read_at)
    select pg_temp.id_of(16, n * 10 + k), pg_temp.id_of(17, n * 10 + k), pg_temp.id_of(1, asker), id, pg_temp.id_of(11, n * 10 + k),
      case k when 0 then 'acknowledgement' else 'comment' end, '<' || n * 10 + k || '@bench.example>', 'sent', at, at, at, at
    from made, unnest(array[0, 3, 7]) k;
    insert into ticket_figures (ticket_id, team_id, category_id, product_id, audiences, origin, priority, status, close_reason,
      created_at, taken_at, resolved_at, final_at, dispatch_count, reopen_count, taken_seconds, taken_promised, resolved_seconds, resolved_promised)
    select t.id, t.team_id, t.category_id, t.product_id, p.audiences, t.origin, t.priority, t.status, t.close_reason,
      t.created_at, t.taken_at, t.resolved_at, t.final_at, t.dispatch_count, t.reopen_count,
      t.taken_seconds, t.taken_promised, t.resolved_seconds, t.resolved_promised
    from ticket t join person p on p.id = t.requester_id where t.final_at is not null`,
  ],
]
