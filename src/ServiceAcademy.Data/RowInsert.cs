using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceAcademy.Data;

/// <summary>
/// Appends rows of one table with one statement that the database reads once: SQLite runs it prepared, row after row (a trigger is compiled with every
/// statement, so that costs most), PostgreSQL gets a batch in one round trip. Columns and conversions are the model's. Nothing is tracked.
/// </summary>
internal sealed class RowInsert
{
    /// <summary>Rows in one round trip to PostgreSQL.</summary>
    private const int Portion = 1000;

    private readonly DbContext db;
    private readonly List<(IProperty Property, RelationalTypeMapping Mapping, string Parameter)> columns;
    private readonly string sql;
    private readonly bool hasKey;

    public RowInsert(DbContext db, IEntityType type)
    {
        if (type.GetComplexProperties().Any() || type.GetProperties().Any(property => property.IsShadowProperty()))
            throw new NotSupportedException($"{type.DisplayName()} has columns that are no properties of its own.");
        this.db = db;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var names = db.GetService<ISqlGenerationHelper>();
        var key = type.GetProperties().SingleOrDefault(property => property.ValueGenerated == ValueGenerated.OnAdd);
        hasKey = key is not null;
        columns = type.GetProperties().Where(property => property != key)
            .Select((property, number) => (property, property.GetRelationalTypeMapping(), $"@p{number}")).ToList();
        string Column(IProperty property) => names.DelimitIdentifier(property.GetColumnName(table)!);
        sql = $"INSERT INTO {names.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns.Select(column => Column(column.Property)))}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => column.Parameter))})" + (key is null ? "" : $" RETURNING {Column(key)}");
    }

    /// <summary>Inserts inside the context's transaction; answers the keys that the database gave, in the rows' order, or nothing where it gives none.</summary>
    /// <exception cref="DbUpdateException">The database refuses a row; as from <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>.</exception>
    public async Task<List<long>> RunAsync(IEnumerable<object> rows, CancellationToken cancellation)
    {
        try
        {
            return db.Database.GetDbConnection().CanCreateBatch ? await TogetherAsync(rows, cancellation) : OneByOne(rows);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException("The database refuses a row.", refused);
        }
    }

    private List<long> OneByOne(IEnumerable<object> rows)
    {
        var keys = new List<long>();
        using var command = Command();
        command.CommandText = sql;
        foreach (var row in rows)
        {
            Fill(command.Parameters, row, command);
            if (hasKey)
                keys.Add(Convert.ToInt64(command.ExecuteScalar(), null));
            else
                command.ExecuteNonQuery();
        }
        return keys;
    }

    private async Task<List<long>> TogetherAsync(IEnumerable<object> rows, CancellationToken cancellation)
    {
        var keys = new List<long>();
        using var maker = Command();
        foreach (var portion in rows.Chunk(Portion))
        {
            await using var batch = db.Database.GetDbConnection().CreateBatch();
            batch.Transaction = maker.Transaction;
            foreach (var row in portion)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                Fill(command.Parameters, row, maker);
                batch.BatchCommands.Add(command);
            }
            if (!hasKey)
            {
                await batch.ExecuteNonQueryAsync(cancellation);
                continue;
            }
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            do
                while (await reader.ReadAsync(cancellation))
                    keys.Add(Convert.ToInt64(reader.GetValue(0), null));
            while (await reader.NextResultAsync(cancellation));
        }
        return keys;
    }

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandTimeout = db.Database.GetCommandTimeout() ?? command.CommandTimeout;
        return command;
    }

    private void Fill(DbParameterCollection parameters, object row, DbCommand maker)
    {
        parameters.Clear();
        foreach (var (property, mapping, parameter) in columns)
            parameters.Add(mapping.CreateParameter(maker, parameter, property.GetGetter().GetClrValue(row), property.IsNullable));
    }
}
