CREATE TABLE IF NOT EXISTS salesmeeting_schema (
	version BIGINT PRIMARY KEY
);

INSERT INTO salesmeeting_schema (version) VALUES (1) ON CONFLICT DO NOTHING;

CREATE TABLE salesmeeting_meeting (
	tenant  TEXT NOT NULL,
	id      TEXT NOT NULL,
	version BIGINT NOT NULL,
	content BLOB NOT NULL,
	PRIMARY KEY (tenant, id)
);

CREATE TABLE salesmeeting_index (
	tenant   TEXT NOT NULL,
	kind     TEXT NOT NULL,
	type     TEXT NOT NULL,
	id       TEXT NOT NULL,
	meeting  TEXT NOT NULL,
	reach    INTEGER NOT NULL,
	first_at BIGINT NOT NULL,
	last_at  BIGINT NOT NULL,
	PRIMARY KEY (tenant, kind, type, id, meeting)
);

CREATE INDEX salesmeeting_index_alive
	ON salesmeeting_index (tenant, kind, type, id, reach, first_at, last_at, meeting);

CREATE INDEX salesmeeting_index_meeting ON salesmeeting_index (tenant, meeting);

CREATE TABLE salesmeeting_calendar (
	tenant   TEXT NOT NULL,
	id       TEXT NOT NULL,
	resource INTEGER NOT NULL,
	revision BIGINT NOT NULL,
	PRIMARY KEY (tenant, id, resource)
);

CREATE TABLE salesmeeting_proceedings (
	tenant   TEXT NOT NULL,
	meeting  TEXT NOT NULL,
	original TEXT NOT NULL,
	content  BLOB NOT NULL,
	PRIMARY KEY (tenant, meeting, original)
);

CREATE TABLE salesmeeting_reminder (
	tenant     TEXT NOT NULL,
	meeting    TEXT NOT NULL,
	person     TEXT NOT NULL,
	channel    TEXT NOT NULL,
	lead_ns    BIGINT NOT NULL,
	due_at     BIGINT NOT NULL,
	occurrence TEXT NOT NULL,
	told_at    BIGINT NOT NULL,
	PRIMARY KEY (tenant, meeting, person, channel, lead_ns)
);

CREATE INDEX salesmeeting_reminder_due_at
	ON salesmeeting_reminder (tenant, due_at, meeting, person, channel, lead_ns);

CREATE INDEX salesmeeting_reminder_person ON salesmeeting_reminder (tenant, person);

CREATE TABLE salesmeeting_outbox (
	number   INTEGER PRIMARY KEY,
	tenant   TEXT NOT NULL,
	id       TEXT NOT NULL,
	meeting  TEXT NOT NULL,
	person   TEXT NOT NULL,
	channel  TEXT NOT NULL,
	token    BIGINT NOT NULL,
	ready_at BIGINT NOT NULL,
	dead     INTEGER NOT NULL,
	content  BLOB NOT NULL,
	UNIQUE (tenant, id)
);

CREATE INDEX salesmeeting_outbox_lane
	ON salesmeeting_outbox (tenant, person, meeting, channel, number);

CREATE INDEX salesmeeting_outbox_turn ON salesmeeting_outbox (tenant, dead, number);
