# SPDX-License-Identifier: Apache-2.0
"""The whole vocabulary: every table and the triggers of the append-only ones."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "action_steps",
    "answers",
    "attendance",
    "ballot_confirmations",
    "ballots",
    "charter_proposals",
    "charters",
    "checkpoints",
    "class_lowerings",
    "comments",
    "decision_changes",
    "entries",
    "indicator_definitions",
    "minutes",
    "motion_parts",
    "motion_steps",
    "motion_texts",
    "narratives",
    "opened_ballots",
    "outcomes",
    "packet_files",
    "paper_sheets",
    "past_votes",
    "postings",
    "readings",
    "recusals",
    "redactions",
    "review_freezes",
    "review_requests",
    "roll_entries",
    "summary_excuses",
    "suspension_motions",
    "targets",
    "vote_corrections",
    "waivers",
)


def _keep(table: str) -> None:
    """Refuse UPDATE and DELETE (and TRUNCATE) on an append-only table."""
    refusal = f"rows of {table} are never changed or deleted"
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER keep_{table}_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
        return
    for verb, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER keep_{table}_{verb} BEFORE {verb.upper()} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
        )


ENTRY_COLUMNS = (
    *("seq", "type", "subject", "actor", "recorded_at", "body_sha256", "nonce", "sig"),
    *("leaf", "previous", "chain"),
)
REDACTABLE = ("answers", "comments", "narratives")


def _let_redactions_pass() -> None:
    """The one way past the triggers: an entry named in `redactions` may lose its body and nothing
    else, and the row that it made may go."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    named = "EXISTS (SELECT 1 FROM redactions WHERE seq = OLD.seq)"
    empty = "length(NEW.body) = 0"
    equal = " IS " if sqlite else " IS NOT DISTINCT FROM "
    same = " AND ".join(f"NEW.{column}{equal}OLD.{column}" for column in ENTRY_COLUMNS)
    made = (
        "EXISTS (SELECT 1 FROM redactions JOIN entries ON entries.seq = redactions.seq "
        "WHERE entries.subject = OLD.id)"
    )
    if sqlite:
        op.execute("DROP TRIGGER keep_entries_update")
        op.execute(
            "CREATE TRIGGER keep_entries_update BEFORE UPDATE ON entries "
            f"WHEN NOT ({named} AND {empty} AND {same}) "
            "BEGIN SELECT RAISE(ABORT, 'rows of entries are never changed or deleted'); END"
        )
        for table in REDACTABLE:
            op.execute(f"DROP TRIGGER keep_{table}_delete")
            op.execute(
                f"CREATE TRIGGER keep_{table}_delete BEFORE DELETE ON {table} WHEN NOT {made} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
            )
        return
    refuse = "RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME;"
    op.execute(
        "CREATE FUNCTION refuse_unless_redacted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {named} AND {empty} AND {same} THEN RETURN NEW; END IF; {refuse} END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_unless_row_redacted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {made} THEN RETURN OLD; END IF; {refuse} END $$"
    )
    op.execute("DROP TRIGGER keep_entries_update ON entries")
    op.execute(
        "CREATE TRIGGER keep_entries_update BEFORE UPDATE ON entries "
        "FOR EACH ROW EXECUTE FUNCTION refuse_unless_redacted()"
    )
    for table in REDACTABLE:
        op.execute(f"DROP TRIGGER keep_{table}_delete ON {table}")
        op.execute(
            f"CREATE TRIGGER keep_{table}_delete BEFORE DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_row_redacted()"
        )


def upgrade() -> None:
    op.create_table(
        "charters",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charters")),
        sa.UniqueConstraint("version", name=op.f("uq_charters_version")),
    )
    op.create_table(
        "checkpoints",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoints")),
    )
    op.create_table(
        "past_votes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("identifier", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("voted_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_votes")),
        sa.UniqueConstraint("identifier", name=op.f("uq_past_votes_identifier")),
    )
    op.create_table(
        "departments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departments")),
        sa.UniqueConstraint("key", name=op.f("uq_departments_key")),
    )
    op.create_table(
        "entries",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("sig", sa.LargeBinary(), nullable=False),
        sa.Column("leaf", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_entries")),
        sa.UniqueConstraint("body_sha256", name=op.f("uq_entries_body_sha256")),
        sa.UniqueConstraint("nonce", name=op.f("uq_entries_nonce")),
        sa.UniqueConstraint("previous", name=op.f("uq_entries_previous")),
    )
    op.create_index(op.f("ix_entries_subject"), "entries", ["subject"], unique=False)
    op.create_index(op.f("ix_entries_type"), "entries", ["type"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("starts_wall", sa.String(length=64), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("remote_link_note", sa.String(length=300), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("notice_due_at", sa.BigInteger(), nullable=False),
        sa.Column("noticed_at", sa.BigInteger(), nullable=True),
        sa.Column("notice_proof", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("end_state", sa.String(length=64), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("number", name=op.f("uq_meetings_number")),
    )
    op.create_index(op.f("ix_meetings_starts_at"), "meetings", ["starts_at"], unique=False)
    op.create_index(op.f("ix_meetings_state"), "meetings", ["state"], unique=False)
    op.create_table(
        "members",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("languages", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
    )
    op.create_table(
        "holidays",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
    )
    op.create_index(op.f("ix_holidays_day"), "holidays", ["day"], unique=False)
    op.create_table(
        "neighbourhoods",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhoods")),
        sa.UniqueConstraint("key", name=op.f("uq_neighbourhoods_key")),
    )
    op.create_table(
        "packet_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_packet_files")),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("attached_by", sa.String(length=36), nullable=False),
        sa.Column("attached_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_by", sa.String(length=36), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(op.f("ix_attachments_subject_id"), "attachments", ["subject_id"], unique=False)
    op.create_table(
        "kept_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kept_files")),
    )
    op.create_table(
        "private_details",
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("commitment", name=op.f("pk_private_details")),
    )
    op.create_index(op.f("ix_private_details_seq"), "private_details", ["seq"], unique=False)
    op.create_index(
        op.f("ix_private_details_subject"), "private_details", ["subject"], unique=False
    )
    op.create_table(
        "record_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_record_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_head")),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=64), nullable=False),
        sa.Column("midpoint", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("submitted_by", sa.String(length=36), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("feedback_by", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("period", name=op.f("uq_reviews_period")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("city", sa.String(length=300), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("crisis_lines", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("story_ends_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("department_id", sa.String(length=36), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_accounts_department_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_accounts_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_accounts_login")),
    )
    op.create_index(op.f("ix_accounts_department_id"), "accounts", ["department_id"], unique=False)
    op.create_index(op.f("ix_accounts_member_id"), "accounts", ["member_id"], unique=False)
    op.create_table(
        "comments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("subject_kind", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("shown_name", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(length=64), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_comments_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_meeting_id"), "comments", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_comments_subject_id"), "comments", ["subject_id"], unique=False)
    op.create_table(
        "indicators",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("domain", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("definition", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_indicators_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators")),
        sa.UniqueConstraint("code", name=op.f("uq_indicators_code")),
    )
    op.create_index(
        op.f("ix_indicators_department_id"), "indicators", ["department_id"], unique=False
    )
    op.create_table(
        "packets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=64), nullable=True),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("lang", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("sha256_content", sa.String(length=64), nullable=False),
        sa.Column("sha256_page", sa.String(length=64), nullable=True),
        sa.Column("sha256_data", sa.String(length=64), nullable=True),
        sa.Column("sha256_checks", sa.String(length=64), nullable=True),
        sa.Column("enclosed", sa.Text(), nullable=True),
        sa.Column("sha256_choices", sa.String(length=64), nullable=True),
        sa.Column("sha256_file", sa.String(length=64), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("checkpoint_size", sa.Integer(), nullable=True),
        sa.Column("checkpoint_root", sa.String(length=64), nullable=True),
        sa.Column("prepared_by", sa.String(length=36), nullable=False),
        sa.Column("prepared_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("embargo_at", sa.BigInteger(), nullable=True),
        sa.Column("embargo_wall", sa.String(length=64), nullable=True),
        sa.Column("embargo_zone", sa.String(length=64), nullable=True),
        sa.Column("corrects_id", sa.String(length=36), nullable=True),
        sa.Column("posted_reason", sa.Text(), nullable=True),
        sa.Column("returned_by", sa.String(length=36), nullable=True),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.Column("returned_reason", sa.Text(), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=36), nullable=True),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=36), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["packets.id"], name=op.f("fk_packets_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_packets_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packets")),
        sa.UniqueConstraint("number", name=op.f("uq_packets_number")),
    )
    op.create_index(op.f("ix_packets_corrects_id"), "packets", ["corrects_id"], unique=False)
    op.create_index(op.f("ix_packets_meeting_id"), "packets", ["meeting_id"], unique=False)
    op.create_table(
        "enclosures",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("lang", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("barriers", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("ask", sa.String(length=300), nullable=True),
        sa.Column("enclosed_by", sa.String(length=36), nullable=False),
        sa.Column("enclosed_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_by", sa.String(length=36), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_enclosures_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enclosures")),
    )
    op.create_index("ix_enclosures_kind_about", "enclosures", ["kind", "about"], unique=False)
    op.create_index(
        op.f("ix_enclosures_department_id"), "enclosures", ["department_id"], unique=False
    )
    op.create_table(
        "packet_pieces",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("lang", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256_source", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("brought_by", sa.String(length=36), nullable=False),
        sa.Column("brought_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_by", sa.String(length=36), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_packet_pieces_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_pieces")),
    )
    op.create_index("ix_packet_pieces_kind_about", "packet_pieces", ["kind", "about"], unique=False)
    op.create_index(
        op.f("ix_packet_pieces_department_id"), "packet_pieces", ["department_id"], unique=False
    )
    op.create_table(
        "seats",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("constituency", sa.String(length=64), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=True),
        sa.Column("neighbourhood_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_seats_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhoods.id"], name=op.f("fk_seats_neighbourhood_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("position", name=op.f("uq_seats_position")),
    )
    op.create_index(op.f("ix_seats_constituency"), "seats", ["constituency"], unique=False)
    op.create_index(op.f("ix_seats_department_id"), "seats", ["department_id"], unique=False)
    op.create_index(op.f("ix_seats_neighbourhood_id"), "seats", ["neighbourhood_id"], unique=False)
    op.create_table(
        "account_roles",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("granted_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_account_roles_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_roles")),
        sa.UniqueConstraint(
            "account_id",
            "role",
            "granted_at",
            name=op.f("uq_account_roles_account_id_role_granted_at"),
        ),
    )
    op.create_index(
        op.f("ix_account_roles_account_id"), "account_roles", ["account_id"], unique=False
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("comment_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_words", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comments.id"], name=op.f("fk_answers_comment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_comment_id"), "answers", ["comment_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendance_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_attendance_member_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_attendance_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_attendance_member_id"), "attendance", ["member_id"], unique=False)
    op.create_index(op.f("ix_attendance_seat_id"), "attendance", ["seat_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_drafts_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("account_id", "subject", name=op.f("uq_drafts_account_id_subject")),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=True),
        sa.Column("narrative_by", sa.String(length=36), nullable=True),
        sa.Column("status_override", sa.String(length=64), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("disposition", sa.String(length=64), nullable=True),
        sa.Column("disposition_reason", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_findings_indicator_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_findings_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint(
            "review_id", "indicator_id", name=op.f("uq_findings_review_id_indicator_id")
        ),
    )
    op.create_index(op.f("ix_findings_indicator_id"), "findings", ["indicator_id"], unique=False)
    op.create_table(
        "indicator_definitions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("aggregation", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=64), nullable=False),
        sa.Column("numerator", sa.String(length=300), nullable=True),
        sa.Column("denominator", sa.String(length=300), nullable=True),
        sa.Column("multiplier", sa.String(length=48), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("frequency", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("minimum_denominator", sa.Integer(), nullable=False),
        sa.Column("from_period", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_indicator_definitions_indicator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_definitions")),
        sa.UniqueConstraint(
            "indicator_id", "version", name=op.f("uq_indicator_definitions_indicator_id_version")
        ),
    )
    op.create_table(
        "motions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("decision_class", sa.String(length=64), nullable=False),
        sa.Column("class_reason", sa.String(length=300), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("mover_seat_id", sa.String(length=36), nullable=True),
        sa.Column("mover_words", sa.String(length=300), nullable=True),
        sa.Column("seconder_seat_id", sa.String(length=36), nullable=True),
        sa.Column("seconder_words", sa.String(length=300), nullable=True),
        sa.Column("recommendation", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("current_text", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_motions_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["mover_seat_id"], ["seats.id"], name=op.f("fk_motions_mover_seat_id")
        ),
        sa.ForeignKeyConstraint(
            ["seconder_seat_id"], ["seats.id"], name=op.f("fk_motions_seconder_seat_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motions")),
        sa.UniqueConstraint("number", name=op.f("uq_motions_number")),
    )
    op.create_index(op.f("ix_motions_meeting_id"), "motions", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_motions_mover_seat_id"), "motions", ["mover_seat_id"], unique=False)
    op.create_index(
        op.f("ix_motions_seconder_seat_id"), "motions", ["seconder_seat_id"], unique=False
    )
    op.create_index(op.f("ix_motions_state"), "motions", ["state"], unique=False)
    op.create_table(
        "minutes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_minutes_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", "version", name=op.f("uq_minutes_meeting_id_version")),
    )
    op.create_index(op.f("ix_minutes_meeting_id"), "minutes", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_minutes_motion_id"), "minutes", ["motion_id"], unique=False)
    op.create_table(
        "narratives",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=True),
        sa.Column("review_id", sa.String(length=36), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("consent", sa.String(length=64), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_narratives_indicator_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_narratives_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narratives")),
    )
    op.create_index(
        op.f("ix_narratives_indicator_id"), "narratives", ["indicator_id"], unique=False
    )
    op.create_index(op.f("ix_narratives_review_id"), "narratives", ["review_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("definition", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=64), nullable=False),
        sa.Column("neighbourhood_id", sa.String(length=36), nullable=True),
        sa.Column("group_key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=48), nullable=True),
        sa.Column("value_sort", sa.Float(precision=53), nullable=True),
        sa.Column("numerator", sa.String(length=48), nullable=True),
        sa.Column("denominator", sa.String(length=48), nullable=True),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("supersedes_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_readings_indicator_id")
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhoods.id"], name=op.f("fk_readings_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["readings.id"], name=op.f("fk_readings_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_readings_supersedes_id")),
    )
    op.create_index(op.f("ix_readings_recorded_at"), "readings", ["recorded_at"], unique=False)
    op.create_index(
        "ix_readings_series",
        "readings",
        ["indicator_id", "neighbourhood_id", "group_key", "period"],
        unique=False,
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("departed_as", sa.String(length=64), nullable=True),
        sa.Column("held_over_since", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_terms_member_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_terms_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_member_id"), "terms", ["member_id"], unique=False)
    op.create_index(op.f("ix_terms_seat_id"), "terms", ["seat_id"], unique=False)
    op.create_table(
        "actions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=True),
        sa.Column("review_id", sa.String(length=36), nullable=True),
        sa.Column("indicator_id", sa.String(length=36), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("assigned_at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_actions_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_actions_indicator_id")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_actions_motion_id")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_actions_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("number", name=op.f("uq_actions_number")),
    )
    op.create_index(op.f("ix_actions_department_id"), "actions", ["department_id"], unique=False)
    op.create_index(op.f("ix_actions_indicator_id"), "actions", ["indicator_id"], unique=False)
    op.create_index(op.f("ix_actions_motion_id"), "actions", ["motion_id"], unique=False)
    op.create_index(op.f("ix_actions_review_id"), "actions", ["review_id"], unique=False)
    op.create_index(op.f("ix_actions_state"), "actions", ["state"], unique=False)
    op.create_table(
        "postings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("posted_place", sa.String(length=300), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.Column("posted_by", sa.String(length=300), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_postings_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
    )
    op.create_index(op.f("ix_postings_meeting_id"), "postings", ["meeting_id"], unique=False)
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=True),
        sa.Column("review_id", sa.String(length=36), nullable=True),
        sa.Column("minutes_planned", sa.Integer(), nullable=True),
        sa.Column("noticed_at", sa.BigInteger(), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_agenda_items_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_agenda_items_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    op.create_index(
        op.f("ix_agenda_items_meeting_id"), "agenda_items", ["meeting_id"], unique=False
    )
    op.create_index(op.f("ix_agenda_items_motion_id"), "agenda_items", ["motion_id"], unique=False)
    op.create_index(op.f("ix_agenda_items_review_id"), "agenda_items", ["review_id"], unique=False)
    op.create_table(
        "amendments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("degree", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("on_text", sa.Integer(), nullable=False),
        sa.Column("operations", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_amendments_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["amendments.id"], name=op.f("fk_amendments_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sa.UniqueConstraint("motion_id", "number", name=op.f("uq_amendments_motion_id_number")),
    )
    op.create_index(op.f("ix_amendments_parent_id"), "amendments", ["parent_id"], unique=False)
    op.create_table(
        "charter_proposals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("on_version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_charter_proposals_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_proposals")),
    )
    op.create_index(
        op.f("ix_charter_proposals_motion_id"), "charter_proposals", ["motion_id"], unique=False
    )
    op.create_table(
        "waivers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=True),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_waivers_meeting_id")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_waivers_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waivers")),
    )
    op.create_index(op.f("ix_waivers_meeting_id"), "waivers", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_waivers_motion_id"), "waivers", ["motion_id"], unique=False)
    op.create_table(
        "class_lowerings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_class_lowerings_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_lowerings")),
    )
    op.create_index(
        op.f("ix_class_lowerings_motion_id"), "class_lowerings", ["motion_id"], unique=False
    )
    op.create_table(
        "decision_changes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("on_text", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_decision_changes_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_changes")),
    )
    op.create_index(
        op.f("ix_decision_changes_motion_id"), "decision_changes", ["motion_id"], unique=False
    )
    op.create_table(
        "motion_links",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("target_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_links_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_links")),
        sa.UniqueConstraint(
            "motion_id", "kind", "target_id", name=op.f("uq_motion_links_motion_id_kind_target_id")
        ),
    )
    op.create_index(op.f("ix_motion_links_target_id"), "motion_links", ["target_id"], unique=False)
    op.create_table(
        "motion_parts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("origin_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["motions.id"], name=op.f("fk_motion_parts_origin_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_parts")),
        sa.UniqueConstraint("origin_id", "n", name=op.f("uq_motion_parts_origin_id_n")),
    )
    op.create_table(
        "motion_steps",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("verb", sa.String(length=64), nullable=False),
        sa.Column("from_state", sa.String(length=64), nullable=False),
        sa.Column("to_state", sa.String(length=64), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("seconded_by", sa.String(length=36), nullable=True),
        sa.Column("agreed", sa.String(length=64), nullable=True),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("called", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_steps_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["seconded_by"], ["seats.id"], name=op.f("fk_motion_steps_seconded_by")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_motion_steps_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_steps")),
    )
    op.create_index(op.f("ix_motion_steps_motion_id"), "motion_steps", ["motion_id"], unique=False)
    op.create_index(op.f("ix_motion_steps_seat_id"), "motion_steps", ["seat_id"], unique=False)
    op.create_index(
        op.f("ix_motion_steps_seconded_by"), "motion_steps", ["seconded_by"], unique=False
    )
    op.create_table(
        "pivots",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("finding_id", sa.String(length=36), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=True),
        sa.Column("change", sa.String(length=64), nullable=False),
        sa.Column("approach", sa.Text(), nullable=False),
        sa.Column("new_target", sa.String(length=48), nullable=True),
        sa.Column("expected_effect", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("evaluation", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_pivots_finding_id")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_pivots_indicator_id")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_pivots_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pivots")),
    )
    op.create_index(op.f("ix_pivots_finding_id"), "pivots", ["finding_id"], unique=False)
    op.create_index(op.f("ix_pivots_indicator_id"), "pivots", ["indicator_id"], unique=False)
    op.create_index(op.f("ix_pivots_motion_id"), "pivots", ["motion_id"], unique=False)
    op.create_table(
        "recusals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("nature", sa.String(length=300), nullable=False),
        sa.Column("left_room", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_recusals_member_id")),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_recusals_motion_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_recusals_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusals")),
        sa.UniqueConstraint(
            "motion_id", "seat_id", "at", name=op.f("uq_recusals_motion_id_seat_id_at")
        ),
    )
    op.create_index(op.f("ix_recusals_member_id"), "recusals", ["member_id"], unique=False)
    op.create_index(op.f("ix_recusals_motion_id"), "recusals", ["motion_id"], unique=False)
    op.create_index(op.f("ix_recusals_seat_id"), "recusals", ["seat_id"], unique=False)
    op.create_table(
        "cosponsors",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_cosponsors_motion_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_cosponsors_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cosponsors")),
    )
    op.create_index(op.f("ix_cosponsors_motion_id"), "cosponsors", ["motion_id"], unique=False)
    op.create_index(op.f("ix_cosponsors_seat_id"), "cosponsors", ["seat_id"], unique=False)
    op.create_table(
        "action_steps",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_steps_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_steps")),
    )
    op.create_index(op.f("ix_action_steps_action_id"), "action_steps", ["action_id"], unique=False)
    op.create_table(
        "motion_texts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("if_adopted", sa.Text(), nullable=False),
        sa.Column("if_rejected", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("cost_note", sa.String(length=300), nullable=True),
        sa.Column("amendment_id", sa.String(length=36), nullable=True),
        sa.Column("change_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amendment_id"], ["amendments.id"], name=op.f("fk_motion_texts_amendment_id")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["decision_changes.id"], name=op.f("fk_motion_texts_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_texts_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_texts")),
        sa.UniqueConstraint("motion_id", "n", name=op.f("uq_motion_texts_motion_id_n")),
    )
    op.create_index(
        op.f("ix_motion_texts_amendment_id"), "motion_texts", ["amendment_id"], unique=False
    )
    op.create_index(op.f("ix_motion_texts_change_id"), "motion_texts", ["change_id"], unique=False)
    op.create_index(op.f("ix_motion_texts_motion_id"), "motion_texts", ["motion_id"], unique=False)
    op.create_table(
        "motion_summaries",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=False),
        sa.Column("mover_view", sa.String(length=64), nullable=False),
        sa.Column("view_by", sa.String(length=64), nullable=True),
        sa.Column("view_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_summaries_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_summaries")),
    )
    op.create_index(
        op.f("ix_motion_summaries_motion_id"), "motion_summaries", ["motion_id"], unique=False
    )
    op.create_table(
        "summary_excuses",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_summary_excuses_motion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_excuses")),
    )
    op.create_index(
        op.f("ix_summary_excuses_motion_id"), "summary_excuses", ["motion_id"], unique=False
    )
    op.create_table(
        "votes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("motion_id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rule_sha256", sa.String(length=64), nullable=False),
        sa.Column("roll_sha256", sa.String(length=64), nullable=False),
        sa.Column("decision_class", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("law", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("read_back_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_votes_meeting_id")),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_votes_motion_id")),
        sa.ForeignKeyConstraint(["text_id"], ["motion_texts.id"], name=op.f("fk_votes_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
    )
    op.create_index(op.f("ix_votes_meeting_id"), "votes", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_votes_motion_id"), "votes", ["motion_id"], unique=False)
    op.create_index(op.f("ix_votes_state"), "votes", ["state"], unique=False)
    op.create_index(op.f("ix_votes_text_id"), "votes", ["text_id"], unique=False)
    op.create_table(
        "ballots",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=False),
        sa.Column("way", sa.String(length=64), nullable=False),
        sa.Column("again", sa.String(length=64), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_ballots_member_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_ballots_seat_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_ballots_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("body_sha256", name=op.f("uq_ballots_body_sha256")),
        sa.UniqueConstraint("vote_id", "seat_id", "n", name=op.f("uq_ballots_vote_id_seat_id_n")),
    )
    op.create_index(op.f("ix_ballots_member_id"), "ballots", ["member_id"], unique=False)
    op.create_index(op.f("ix_ballots_seat_id"), "ballots", ["seat_id"], unique=False)
    op.create_table(
        "opened_ballots",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["ballots.id"], name=op.f("fk_opened_ballots_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_opened_ballots_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opened_ballots")),
    )
    op.create_index(op.f("ix_opened_ballots_vote_id"), "opened_ballots", ["vote_id"], unique=False)
    op.create_table(
        "outcomes",
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("positions", sa.Text(), nullable=False),
        sa.Column("tests", sa.Text(), nullable=False),
        sa.Column("quorum", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_outcomes_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "review_freezes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("rows_sha256", sa.String(length=64), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_review_freezes_review_id")
        ),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_review_freezes_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_freezes")),
        sa.UniqueConstraint(
            "review_id", "version", "kind", name=op.f("uq_review_freezes_review_id_version_kind")
        ),
    )
    op.create_index(op.f("ix_review_freezes_vote_id"), "review_freezes", ["vote_id"], unique=False)
    op.create_table(
        "review_requests",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_review_requests_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_review_requests_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_requests")),
    )
    op.create_index(
        op.f("ix_review_requests_department_id"), "review_requests", ["department_id"], unique=False
    )
    op.create_index(
        op.f("ix_review_requests_review_id"), "review_requests", ["review_id"], unique=False
    )
    op.create_table(
        "closed_sessions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("item_id", sa.String(length=36), nullable=True),
        sa.Column("mover_seat_id", sa.String(length=36), nullable=False),
        sa.Column("agreed", sa.String(length=64), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("called", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("inside", sa.Text(), nullable=False),
        sa.Column("others", sa.String(length=300), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("reported_out", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_closed_sessions_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_closed_sessions_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["mover_seat_id"], ["seats.id"], name=op.f("fk_closed_sessions_mover_seat_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_sessions")),
    )
    op.create_index(
        op.f("ix_closed_sessions_item_id"), "closed_sessions", ["item_id"], unique=False
    )
    op.create_index(
        op.f("ix_closed_sessions_meeting_id"), "closed_sessions", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_closed_sessions_mover_seat_id"), "closed_sessions", ["mover_seat_id"], unique=False
    )
    op.create_table(
        "speakers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("item_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("shown_name", sa.String(length=300), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_speakers_item_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_speakers_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_speakers_meeting_id_position")),
    )
    op.create_index(op.f("ix_speakers_item_id"), "speakers", ["item_id"], unique=False)
    op.create_index(op.f("ix_speakers_meeting_id"), "speakers", ["meeting_id"], unique=False)
    op.create_table(
        "roll_entries",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seat_title", sa.String(length=300), nullable=False),
        sa.Column("constituency", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=True),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("member_name", sa.String(length=300), nullable=True),
        sa.Column("in_room", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_roll_entries_member_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_roll_entries_seat_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_roll_entries_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_entries")),
        sa.UniqueConstraint("vote_id", "seat_id", name=op.f("uq_roll_entries_vote_id_seat_id")),
    )
    op.create_index(op.f("ix_roll_entries_member_id"), "roll_entries", ["member_id"], unique=False)
    op.create_index(op.f("ix_roll_entries_seat_id"), "roll_entries", ["seat_id"], unique=False)
    op.create_table(
        "targets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.String(length=48), nullable=True),
        sa.Column("value", sa.String(length=48), nullable=False),
        sa.Column("band_low", sa.String(length=48), nullable=True),
        sa.Column("band_high", sa.String(length=48), nullable=True),
        sa.Column("trajectory", sa.String(length=64), nullable=False),
        sa.Column("milestones", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("vote_id", sa.String(length=36), nullable=True),
        sa.Column("pivot_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_targets_indicator_id")
        ),
        sa.ForeignKeyConstraint(["pivot_id"], ["pivots.id"], name=op.f("fk_targets_pivot_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_targets_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
    )
    op.create_index(op.f("ix_targets_indicator_id"), "targets", ["indicator_id"], unique=False)
    op.create_index(op.f("ix_targets_pivot_id"), "targets", ["pivot_id"], unique=False)
    op.create_index(op.f("ix_targets_vote_id"), "targets", ["vote_id"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("act", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("proposed_by", sa.String(length=36), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("body_sha256", name=op.f("uq_proposals_body_sha256")),
    )
    op.create_index(op.f("ix_proposals_state"), "proposals", ["state"], unique=False)
    op.create_index(op.f("ix_proposals_subject"), "proposals", ["subject"], unique=False)
    op.create_table(
        "recovery_sheets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kid", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("prepared_at", sa.BigInteger(), nullable=False),
        sa.Column("from_seq", sa.Integer(), nullable=False),
        sa.Column("replaced_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_sheets")),
        sa.UniqueConstraint("kid", name=op.f("uq_recovery_sheets_kid")),
    )
    op.create_table(
        "redactions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("entry_sha256", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redactions")),
        sa.UniqueConstraint("seq", name=op.f("uq_redactions_seq")),
    )
    op.create_table(
        "sealed_keys",
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("memory_kib", sa.Integer(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("lanes", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sign_in_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("kid", name=op.f("pk_sealed_keys")),
    )
    op.create_index(op.f("ix_sealed_keys_account_id"), "sealed_keys", ["account_id"], unique=False)
    op.create_table(
        "sign_in_tries",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_sign_in_tries")),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("kid", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("vouched", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("from_seq", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("end_reason", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_keys_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("kid", name=op.f("uq_keys_kid")),
    )
    op.create_index(op.f("ix_keys_account_id"), "keys", ["account_id"], unique=False)
    op.create_index(op.f("ix_keys_member_id"), "keys", ["member_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("kid", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_sessions_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("kid", name=op.f("uq_sessions_kid")),
    )
    op.create_index(op.f("ix_sessions_account_id"), "sessions", ["account_id"], unique=False)
    op.create_table(
        "ballot_confirmations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ballot_id", sa.String(length=36), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballots.id"], name=op.f("fk_ballot_confirmations_ballot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_confirmations")),
    )
    op.create_index(
        op.f("ix_ballot_confirmations_ballot_id"),
        "ballot_confirmations",
        ["ballot_id"],
        unique=False,
    )
    op.create_table(
        "suspension_motions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_suspension_motions_seat_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension_motions")),
    )
    op.create_index(
        op.f("ix_suspension_motions_seat_id"), "suspension_motions", ["seat_id"], unique=False
    )
    op.create_table(
        "suspensions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("carried_by", sa.String(length=36), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["carried_by"], ["motions.id"], name=op.f("fk_suspensions_carried_by")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["motions.id"], name=op.f("fk_suspensions_ended_by")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_suspensions_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspensions")),
    )
    for name in ("carried_by", "ended_by", "seat_id"):
        op.create_index(op.f(f"ix_suspensions_{name}"), "suspensions", [name], unique=False)
    op.create_table(
        "paper_sheets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("entered_by", sa.String(length=36), nullable=False),
        sa.Column("confirmed_by", sa.String(length=36), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["accounts.id"], name=op.f("fk_paper_sheets_confirmed_by")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["accounts.id"], name=op.f("fk_paper_sheets_entered_by")
        ),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name=op.f("fk_paper_sheets_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_sheets")),
    )
    op.create_index(
        op.f("ix_paper_sheets_confirmed_by"), "paper_sheets", ["confirmed_by"], unique=False
    )
    op.create_index(
        op.f("ix_paper_sheets_entered_by"), "paper_sheets", ["entered_by"], unique=False
    )
    op.create_index(op.f("ix_paper_sheets_vote_id"), "paper_sheets", ["vote_id"], unique=False)
    op.create_table(
        "vote_corrections",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("again", sa.String(length=64), nullable=True),
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("unopposed", sa.Boolean(), nullable=False),
        sa.Column("carried_by", sa.String(length=36), nullable=True),
        sa.Column("outcome_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carried_by"], ["motions.id"], name=op.f("fk_vote_corrections_carried_by")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_vote_corrections_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_vote_corrections_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_vote_corrections_seat_id")
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_vote_corrections_vote_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_corrections")),
    )
    op.create_index(
        op.f("ix_vote_corrections_carried_by"), "vote_corrections", ["carried_by"], unique=False
    )
    op.create_index(
        op.f("ix_vote_corrections_meeting_id"), "vote_corrections", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_vote_corrections_member_id"), "vote_corrections", ["member_id"], unique=False
    )
    op.create_index(
        op.f("ix_vote_corrections_seat_id"), "vote_corrections", ["seat_id"], unique=False
    )
    op.create_index(
        op.f("ix_vote_corrections_vote_id"), "vote_corrections", ["vote_id"], unique=False
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME; END $$"
        )
    for table in APPEND_ONLY:
        _keep(table)
    _let_redactions_pass()


def downgrade() -> None:
    op.drop_index(op.f("ix_vote_corrections_vote_id"), table_name="vote_corrections")
    op.drop_index(op.f("ix_vote_corrections_seat_id"), table_name="vote_corrections")
    op.drop_index(op.f("ix_vote_corrections_member_id"), table_name="vote_corrections")
    op.drop_index(op.f("ix_vote_corrections_meeting_id"), table_name="vote_corrections")
    op.drop_index(op.f("ix_vote_corrections_carried_by"), table_name="vote_corrections")
    op.drop_table("vote_corrections")
    op.drop_index(op.f("ix_paper_sheets_vote_id"), table_name="paper_sheets")
    op.drop_index(op.f("ix_paper_sheets_entered_by"), table_name="paper_sheets")
    op.drop_index(op.f("ix_paper_sheets_confirmed_by"), table_name="paper_sheets")
    op.drop_table("paper_sheets")
    for name in ("carried_by", "ended_by", "seat_id"):
        op.drop_index(op.f(f"ix_suspensions_{name}"), table_name="suspensions")
    op.drop_table("suspensions")
    op.drop_index(op.f("ix_suspension_motions_seat_id"), table_name="suspension_motions")
    op.drop_table("suspension_motions")
    op.drop_index(op.f("ix_ballot_confirmations_ballot_id"), table_name="ballot_confirmations")
    op.drop_table("ballot_confirmations")
    op.drop_index(op.f("ix_sessions_account_id"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_keys_member_id"), table_name="keys")
    op.drop_index(op.f("ix_keys_account_id"), table_name="keys")
    op.drop_table("keys")
    op.drop_table("sign_in_tries")
    op.drop_index(op.f("ix_sealed_keys_account_id"), table_name="sealed_keys")
    op.drop_table("sealed_keys")
    op.drop_table("redactions")
    op.drop_table("recovery_sheets")
    op.drop_index(op.f("ix_proposals_subject"), table_name="proposals")
    op.drop_index(op.f("ix_proposals_state"), table_name="proposals")
    op.drop_table("proposals")
    op.drop_index(op.f("ix_targets_vote_id"), table_name="targets")
    op.drop_index(op.f("ix_targets_pivot_id"), table_name="targets")
    op.drop_index(op.f("ix_targets_indicator_id"), table_name="targets")
    op.drop_table("targets")
    op.drop_index(op.f("ix_roll_entries_seat_id"), table_name="roll_entries")
    op.drop_index(op.f("ix_roll_entries_member_id"), table_name="roll_entries")
    op.drop_table("roll_entries")
    op.drop_index(op.f("ix_speakers_meeting_id"), table_name="speakers")
    op.drop_index(op.f("ix_speakers_item_id"), table_name="speakers")
    op.drop_table("speakers")
    op.drop_index(op.f("ix_closed_sessions_mover_seat_id"), table_name="closed_sessions")
    op.drop_index(op.f("ix_closed_sessions_meeting_id"), table_name="closed_sessions")
    op.drop_index(op.f("ix_closed_sessions_item_id"), table_name="closed_sessions")
    op.drop_table("closed_sessions")
    op.drop_index(op.f("ix_review_requests_review_id"), table_name="review_requests")
    op.drop_index(op.f("ix_review_requests_department_id"), table_name="review_requests")
    op.drop_table("review_requests")
    op.drop_index(op.f("ix_review_freezes_vote_id"), table_name="review_freezes")
    op.drop_table("review_freezes")
    op.drop_table("outcomes")
    op.drop_index(op.f("ix_opened_ballots_vote_id"), table_name="opened_ballots")
    op.drop_table("opened_ballots")
    op.drop_index(op.f("ix_ballots_seat_id"), table_name="ballots")
    op.drop_index(op.f("ix_ballots_member_id"), table_name="ballots")
    op.drop_table("ballots")
    op.drop_index(op.f("ix_votes_text_id"), table_name="votes")
    op.drop_index(op.f("ix_votes_state"), table_name="votes")
    op.drop_index(op.f("ix_votes_motion_id"), table_name="votes")
    op.drop_index(op.f("ix_votes_meeting_id"), table_name="votes")
    op.drop_table("votes")
    op.drop_index(op.f("ix_summary_excuses_motion_id"), table_name="summary_excuses")
    op.drop_table("summary_excuses")
    op.drop_index(op.f("ix_motion_summaries_motion_id"), table_name="motion_summaries")
    op.drop_table("motion_summaries")
    op.drop_index(op.f("ix_motion_texts_motion_id"), table_name="motion_texts")
    op.drop_index(op.f("ix_motion_texts_change_id"), table_name="motion_texts")
    op.drop_index(op.f("ix_motion_texts_amendment_id"), table_name="motion_texts")
    op.drop_table("motion_texts")
    op.drop_index(op.f("ix_action_steps_action_id"), table_name="action_steps")
    op.drop_table("action_steps")
    op.drop_index(op.f("ix_cosponsors_seat_id"), table_name="cosponsors")
    op.drop_index(op.f("ix_cosponsors_motion_id"), table_name="cosponsors")
    op.drop_table("cosponsors")
    op.drop_index(op.f("ix_recusals_seat_id"), table_name="recusals")
    op.drop_index(op.f("ix_recusals_motion_id"), table_name="recusals")
    op.drop_index(op.f("ix_recusals_member_id"), table_name="recusals")
    op.drop_table("recusals")
    op.drop_index(op.f("ix_pivots_motion_id"), table_name="pivots")
    op.drop_index(op.f("ix_pivots_indicator_id"), table_name="pivots")
    op.drop_index(op.f("ix_pivots_finding_id"), table_name="pivots")
    op.drop_table("pivots")
    op.drop_index(op.f("ix_motion_steps_seconded_by"), table_name="motion_steps")
    op.drop_index(op.f("ix_motion_steps_seat_id"), table_name="motion_steps")
    op.drop_index(op.f("ix_motion_steps_motion_id"), table_name="motion_steps")
    op.drop_table("motion_steps")
    op.drop_table("motion_parts")
    op.drop_index(op.f("ix_charter_proposals_motion_id"), table_name="charter_proposals")
    op.drop_table("charter_proposals")
    op.drop_index(op.f("ix_motion_links_target_id"), table_name="motion_links")
    op.drop_table("motion_links")
    op.drop_index(op.f("ix_decision_changes_motion_id"), table_name="decision_changes")
    op.drop_table("decision_changes")
    op.drop_index(op.f("ix_class_lowerings_motion_id"), table_name="class_lowerings")
    op.drop_table("class_lowerings")
    op.drop_index(op.f("ix_waivers_motion_id"), table_name="waivers")
    op.drop_index(op.f("ix_waivers_meeting_id"), table_name="waivers")
    op.drop_table("waivers")
    op.drop_index(op.f("ix_amendments_parent_id"), table_name="amendments")
    op.drop_table("amendments")
    op.drop_index(op.f("ix_agenda_items_review_id"), table_name="agenda_items")
    op.drop_index(op.f("ix_agenda_items_motion_id"), table_name="agenda_items")
    op.drop_index(op.f("ix_agenda_items_meeting_id"), table_name="agenda_items")
    op.drop_table("agenda_items")
    op.drop_index(op.f("ix_postings_meeting_id"), table_name="postings")
    op.drop_table("postings")
    op.drop_index(op.f("ix_actions_state"), table_name="actions")
    op.drop_index(op.f("ix_actions_review_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_motion_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_indicator_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_department_id"), table_name="actions")
    op.drop_table("actions")
    op.drop_index(op.f("ix_terms_seat_id"), table_name="terms")
    op.drop_index(op.f("ix_terms_member_id"), table_name="terms")
    op.drop_table("terms")
    op.drop_index("ix_readings_series", table_name="readings")
    op.drop_index(op.f("ix_readings_recorded_at"), table_name="readings")
    op.drop_table("readings")
    op.drop_index(op.f("ix_narratives_review_id"), table_name="narratives")
    op.drop_index(op.f("ix_narratives_indicator_id"), table_name="narratives")
    op.drop_table("narratives")
    op.drop_index(op.f("ix_minutes_motion_id"), table_name="minutes")
    op.drop_index(op.f("ix_minutes_meeting_id"), table_name="minutes")
    op.drop_table("minutes")
    op.drop_index(op.f("ix_motions_state"), table_name="motions")
    op.drop_index(op.f("ix_motions_seconder_seat_id"), table_name="motions")
    op.drop_index(op.f("ix_motions_mover_seat_id"), table_name="motions")
    op.drop_index(op.f("ix_motions_meeting_id"), table_name="motions")
    op.drop_table("motions")
    op.drop_table("indicator_definitions")
    op.drop_index(op.f("ix_findings_indicator_id"), table_name="findings")
    op.drop_table("findings")
    op.drop_table("drafts")
    op.drop_index(op.f("ix_attendance_seat_id"), table_name="attendance")
    op.drop_index(op.f("ix_attendance_member_id"), table_name="attendance")
    op.drop_index(op.f("ix_attendance_meeting_id"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_answers_comment_id"), table_name="answers")
    op.drop_table("answers")
    op.drop_index(op.f("ix_account_roles_account_id"), table_name="account_roles")
    op.drop_table("account_roles")
    op.drop_index(op.f("ix_seats_neighbourhood_id"), table_name="seats")
    op.drop_index(op.f("ix_seats_department_id"), table_name="seats")
    op.drop_index(op.f("ix_seats_constituency"), table_name="seats")
    op.drop_table("seats")
    op.drop_index(op.f("ix_enclosures_department_id"), table_name="enclosures")
    op.drop_index("ix_enclosures_kind_about", table_name="enclosures")
    op.drop_table("enclosures")
    op.drop_index(op.f("ix_packet_pieces_department_id"), table_name="packet_pieces")
    op.drop_index("ix_packet_pieces_kind_about", table_name="packet_pieces")
    op.drop_table("packet_pieces")
    op.drop_index(op.f("ix_packets_meeting_id"), table_name="packets")
    op.drop_index(op.f("ix_packets_corrects_id"), table_name="packets")
    op.drop_table("packets")
    op.drop_index(op.f("ix_indicators_department_id"), table_name="indicators")
    op.drop_table("indicators")
    op.drop_index(op.f("ix_comments_subject_id"), table_name="comments")
    op.drop_index(op.f("ix_comments_meeting_id"), table_name="comments")
    op.drop_table("comments")
    op.drop_index(op.f("ix_accounts_member_id"), table_name="accounts")
    op.drop_index(op.f("ix_accounts_department_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_table("workspace")
    op.drop_table("reviews")
    op.drop_table("record_head")
    op.drop_index(op.f("ix_private_details_subject"), table_name="private_details")
    op.drop_index(op.f("ix_private_details_seq"), table_name="private_details")
    op.drop_table("private_details")
    op.drop_table("kept_files")
    op.drop_index(op.f("ix_attachments_subject_id"), table_name="attachments")
    op.drop_table("attachments")
    op.drop_table("packet_files")
    op.drop_table("neighbourhoods")
    op.drop_index(op.f("ix_holidays_day"), table_name="holidays")
    op.drop_table("holidays")
    op.drop_table("members")
    op.drop_index(op.f("ix_meetings_state"), table_name="meetings")
    op.drop_index(op.f("ix_meetings_starts_at"), table_name="meetings")
    op.drop_table("meetings")
    op.drop_index(op.f("ix_entries_type"), table_name="entries")
    op.drop_index(op.f("ix_entries_subject"), table_name="entries")
    op.drop_table("entries")
    op.drop_table("departments")
    op.drop_table("past_votes")
    op.drop_table("checkpoints")
    op.drop_table("charters")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
        op.execute("DROP FUNCTION refuse_unless_redacted()")
        op.execute("DROP FUNCTION refuse_unless_row_redacted()")
