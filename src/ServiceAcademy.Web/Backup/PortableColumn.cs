using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceAcademy.Web.Backup;

/// <summary>
/// A column whose values are written alike whatever database they come from: an instant is an instant, although SQLite keeps it as a
/// number and PostgreSQL as a timestamp.
/// </summary>
internal sealed class PortableColumn
{
    private static readonly MethodInfo ReadGeneric = typeof(PortableColumn).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly RelationalTypeMapping mapping;
    private readonly Type portable;
    private readonly bool converts;
    private readonly Func<DbDataReader, int, object> read;

    public PortableColumn(IColumn column)
    {
        mapping = column.PropertyMappings[0].TypeMapping;
        (Name, IsNullable) = (column.Name, column.IsNullable);
        var model = Nullable.GetUnderlyingType(mapping.ClrType) ?? mapping.ClrType;
        var stored = mapping.Converter?.ProviderClrType ?? model;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        // A type of the academy's own (an enumeration, a value) travels in the form that its converter gives it.
        converts = mapping.Converter is not null && model.Namespace == nameof(System) && !model.IsEnum;
        portable = converts ? model : stored;
        read = ReadGeneric.MakeGenericMethod(stored).CreateDelegate<Func<DbDataReader, int, object>>();
    }

    public string Name { get; }

    public bool IsNullable { get; }

    public void Write(Utf8JsonWriter json, DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            json.WriteNullValue();
            return;
        }
        var value = read(reader, ordinal);
        if (converts)
            value = mapping.Converter!.ConvertFromProvider(value)!;
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case byte or short or int or long: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case float number: json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateTimeOffset instant: json.WriteStringValue(instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTime instant: json.WriteStringValue(instant.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeOnly time: json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan span: json.WriteStringValue(span.ToString("c", CultureInfo.InvariantCulture)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            default: throw new NotSupportedException($"{Name}: a backup cannot hold a {value.GetType().Name} yet.");
        }
    }

    /// <summary>A parameter with the value that <see cref="Write"/> wrote.</summary>
    public DbParameter Parameter(DbCommand command, string name, JsonElement json)
    {
        var value = json.ValueKind == JsonValueKind.Null ? null : Read(json);
        if (value is not null && !converts && mapping.Converter is not null)
            value = mapping.Converter.ConvertFromProvider(value);
        return mapping.CreateParameter(command, name, value, IsNullable);
    }

    /// <summary>Whether a value of a file can stand in this column.</summary>
    public bool Accepts(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return IsNullable;
        try
        {
            Read(json);
            return true;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    private object Read(JsonElement json)
    {
        if (portable == typeof(string))
            return json.GetString()!;
        if (portable == typeof(bool))
            return json.GetBoolean();
        if (portable == typeof(byte[]))
            return json.GetBytesFromBase64();
        if (json.ValueKind == JsonValueKind.Number)
            return Convert.ChangeType(json.GetInt64(), portable, CultureInfo.InvariantCulture);
        var text = json.GetString()!;
        return portable switch
        {
            _ when portable == typeof(double) => double.Parse(text, CultureInfo.InvariantCulture),
            _ when portable == typeof(float) => float.Parse(text, CultureInfo.InvariantCulture),
            _ when portable == typeof(decimal) => decimal.Parse(text, CultureInfo.InvariantCulture),
            _ when portable == typeof(Guid) => Guid.Parse(text),
            _ when portable == typeof(DateTimeOffset) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ when portable == typeof(DateTime) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ when portable == typeof(DateOnly) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
            _ when portable == typeof(TimeOnly) => TimeOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
            _ when portable == typeof(TimeSpan) => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
            _ => throw new FormatException(),
        };
    }

    private static object ReadAs<T>(DbDataReader reader, int ordinal) => reader.GetFieldValue<T>(ordinal)!;
}
