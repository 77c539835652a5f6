"""The database's own clock, which all replicas share: leases are on it, so no machine's clock matters."""

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class database_now(FunctionElement[int]):  # noqa: N801 - reads as the SQL function it is
    """Microseconds since 1970, at the moment the statement runs."""

    type = BigInteger()
    inherit_cache = True


@compiles(database_now, "sqlite")
def _sqlite(element: database_now, compiler: SQLCompiler, **_: Any) -> str:  # noqa: ANN401 - the compiler's own signature
    del element, compiler
    return "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"


@compiles(database_now, "postgresql")
def _postgresql(element: database_now, compiler: SQLCompiler, **_: Any) -> str:  # noqa: ANN401 - as above
    del element, compiler
    return "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
