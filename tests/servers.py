# SPDX-License-Identifier: Apache-2.0
"""Saying something to a database server as its owner, beside the databases it speaks of."""

from __future__ import annotations

from sqlalchemy import create_engine, make_url, text


def on_server(url: str, *statements: str) -> None:
    """Run statements, each by itself, on the server that the URL names."""
    address = make_url(url).set(drivername="postgresql+psycopg", database="postgres")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
