# SPDX-License-Identifier: Apache-2.0
"""Runs the migrations on a connection that the store hands in; imports nothing of the application.

`target_metadata` and `render_item` are handed in as well when a migration is generated.
"""

from alembic import context

attributes = context.config.attributes
connection = attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=attributes.get("target_metadata"),
    render_item=attributes.get("render_item"),
    compare_type=attributes.get("compare_type", True),
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
