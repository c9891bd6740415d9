CREATE TABLE platform.messages (
  id uuid PRIMARY KEY,
  person_id uuid,
  kind text NOT NULL CHECK (kind IN ('mail', 'sms')),
  template text NOT NULL,
  recipient text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'refused', 'expired')),
  attempts smallint NOT NULL DEFAULT 0,
  outside_code text,
  queued_at timestamptz NOT NULL,
  tried_at timestamptz,
  settled_at timestamptz,
  useless_after timestamptz,
  CHECK ((state = 'queued') = (settled_at IS NULL))
);
COMMENT ON TABLE platform.messages IS 'What became of each mail and text message. Its words lie sealed in the job that sends it.';
COMMENT ON COLUMN platform.messages.id IS 'UUIDv7; part of the mail''s Message-ID, and the SMS provider''s id.';
COMMENT ON COLUMN platform.messages.person_id IS 'Whose message it is; null when the recipient is nobody yet.';
COMMENT ON COLUMN platform.messages.kind IS 'mail or sms.';
COMMENT ON COLUMN platform.messages.template IS 'What it is, module and name: identity.welcome.';
COMMENT ON COLUMN platform.messages.recipient IS 'Masked: a***@example.com, +86 138 **** 8000.';
COMMENT ON COLUMN platform.messages.state IS 'Waiting or tried again; taken by the next server; refused for good; too late to be of use.';
COMMENT ON COLUMN platform.messages.attempts IS 'How often the outside was asked to take it.';
COMMENT ON COLUMN platform.messages.outside_code IS 'The last word of the outside: an SMTP or HTTP status, or the error of the network.';
COMMENT ON COLUMN platform.messages.queued_at IS 'When it was written.';
COMMENT ON COLUMN platform.messages.tried_at IS 'The latest try.';
COMMENT ON COLUMN platform.messages.settled_at IS 'When it was taken, refused or given up.';
COMMENT ON COLUMN platform.messages.useless_after IS 'Not sent any more after this moment.';
CREATE INDEX messages_by_person ON platform.messages (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX messages_by_age ON platform.messages (queued_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.messages TO okpay_app;

CREATE SCHEMA notifications;
COMMENT ON SCHEMA notifications IS 'What people are told of, and how they want to be told.';
GRANT USAGE ON SCHEMA notifications TO okpay_app;

CREATE TABLE notifications.notices (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL UNIQUE,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  params jsonb NOT NULL,
  is_listed boolean NOT NULL,
  happened_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
COMMENT ON TABLE notifications.notices IS 'What a person was told of, one row an event; kept 400 days.';
COMMENT ON COLUMN notifications.notices.id IS 'UUIDv7.';
COMMENT ON COLUMN notifications.notices.event_id IS 'The event in platform.events: a repeated delivery makes no second notice.';
COMMENT ON COLUMN notifications.notices.person_id IS 'Who was told.';
COMMENT ON COLUMN notifications.notices.kind IS 'Which words: src/notifications/kinds.';
COMMENT ON COLUMN notifications.notices.params IS 'What the words name: amounts as decimal strings with currency, moments, device, place.';
COMMENT ON COLUMN notifications.notices.is_listed IS 'Whether the person wanted it in the app''s list.';
COMMENT ON COLUMN notifications.notices.happened_at IS 'When it happened.';
COMMENT ON COLUMN notifications.notices.created_at IS 'When the person was told.';
COMMENT ON COLUMN notifications.notices.read_at IS 'When the person marked it as read.';
CREATE INDEX notices_by_person ON notifications.notices (person_id, happened_at, id) WHERE is_listed;
CREATE INDEX notices_unread ON notifications.notices (person_id)
  WHERE is_listed AND read_at IS NULL;
CREATE INDEX notices_by_age ON notifications.notices (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON notifications.notices TO okpay_app;

CREATE TABLE notifications.preferences (
  person_id uuid NOT NULL,
  topic text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('in_app', 'mail')),
  is_on boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, topic, channel)
);
COMMENT ON TABLE notifications.preferences IS 'What people chose; where there is no row the default holds. Security topics have none.';
COMMENT ON COLUMN notifications.preferences.person_id IS 'Who chose.';
COMMENT ON COLUMN notifications.preferences.topic IS 'A topic of money, as in src/notifications/topics.ts.';
COMMENT ON COLUMN notifications.preferences.channel IS 'The list in the app, or mail.';
COMMENT ON COLUMN notifications.preferences.is_on IS 'Whether they want it.';
COMMENT ON COLUMN notifications.preferences.changed_at IS 'When they chose.';
GRANT SELECT, INSERT, UPDATE ON notifications.preferences TO okpay_app;
