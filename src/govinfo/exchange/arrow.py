"""Reports as Arrow tables and Parquet files, by pyarrow (the extra ``arrow``)."""

# pyright: reportMissingTypeStubs=false, reportUnknownParameterType=false
# (pyarrow comes without types)

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from govinfo.exchange import ExchangeError
from govinfo.exchange.escape import encodable
from govinfo.exchange.extras import need
from govinfo.exchange.record import Fault
from govinfo.exchange.rows import Kind, named, table_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from govinfo.exchange.rows import Column, Reports, Row, Table

#: How many cells of a table are in memory at once.
_CELLS = 500_000

#: Digits of an exact number in all, and behind the point.
_DIGITS, _SCALE = 38, 10


def to_arrow(reports: Reports, layout: str = "tidy") -> pa.Table:
    """Reports as an Arrow table, which pandas, polars and DuckDB take as it is (the extra ``arrow``).

    Whole numbers are int64; exact numbers, such as ``value`` and amounts, decimal128(38, 10); states, paths and labels
    are dictionaries; all else is text.

    Args:
        reports: As for :func:`rows`.
        layout: "tidy", "wide" or "states", as for :func:`rows`.

    Raises:
        ImportError: if pyarrow is not installed.
        ValueError: if there is no such layout.
        ExchangeError: if numbers do not fit these types; all are told.
    """
    arrow = need("pyarrow", "arrow", "to_arrow")
    table = table_of(layout)
    return arrow.Table.from_batches(list(_batches(reports, table)), _schema(table))


def to_parquet(reports: Reports, file: str | os.PathLike[str] | BinaryIO, layout: str = "tidy") -> None:
    """Write reports as a Parquet file, a few thousand at a time; the types are those of :func:`to_arrow`.

    Args:
        reports: As for :func:`rows`.
        file: A path, or a stream for bytes.
        layout: "tidy", "wide" or "states", as for :func:`rows`.

    Raises:
        ImportError: if pyarrow is not installed.
        ValueError: if there is no such layout.
        ExchangeError: if numbers do not fit the types; all are told, and the file is of no use.
        OSError: if the file cannot be written.
    """
    parquet = need("pyarrow.parquet", "arrow", "to_parquet")
    table = table_of(layout)
    with parquet.ParquetWriter(file, _schema(table), compression="zstd") as writer:
        for batch in _batches(reports, table):
            writer.write_batch(batch)


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.WORD: pa.dictionary(pa.int16(), pa.string()),
        Kind.WHOLE: pa.int64(),
        Kind.EXACT: pa.decimal128(_DIGITS, _SCALE),
    }
    return types[column.kind]


def _schema(table: Table) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(column.name, _type(column)) for column in table.columns])


def _batches(reports: Reports, table: Table) -> Iterator[pa.RecordBatch]:
    """Batches of rows. After the first number that does not fit there are no more, and at the end all such are told."""
    import pyarrow as pa

    schema, faults = _schema(table), list[Fault]()
    lines = (row for name, report in named(reports) for row in table.rows(name, report))
    while some := list(islice(lines, _CELLS // len(table.columns))):
        arrays: list[pa.Array] = []
        for column, values in zip(table.columns, zip(*some, strict=True), strict=True):
            try:
                arrays.append(_array(column, values))
            except (pa.ArrowInvalid, OverflowError):
                faults += _misfits(column, values, some)
        if not faults:
            yield pa.record_batch(arrays, schema=schema)
    if faults:
        raise ExchangeError(tuple(faults))


def _array(column: Column, values: Sequence[Any]) -> pa.Array:
    import pyarrow as pa

    if column.kind is Kind.WORD:
        places = {word: index for index, word in enumerate(column.words)}
        indices = pa.array([None if value is None else places[value] for value in values], pa.int16())
        return pa.DictionaryArray.from_arrays(indices, pa.array(column.words, pa.string()))
    if column.kind is Kind.TEXT:
        values = [value and encodable(value) for value in values]
    if column.kind is Kind.WHOLE and Decimal in set(map(type, values)):
        raise pa.ArrowInvalid  # which pyarrow does not: it would cut the fraction off
    return pa.array(values, _type(column))


def _misfits(column: Column, values: Sequence[Any], rows: Sequence[Row]) -> Iterator[Fault]:
    """The numbers that the type of a column cannot hold, each by its report and path."""
    import pyarrow as pa

    for value, row in zip(values, rows, strict=True):
        try:
            _array(column, [value])
        except (pa.ArrowInvalid, OverflowError):
            path = row[1] if column.name == "value" else column.name
            yield f"{row[0]}: {path}", f"does not fit {_type(column)}: {value!s:.40}"
