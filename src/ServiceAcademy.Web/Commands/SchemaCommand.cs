using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>schema</c>: prints the SQL that creates the model's tables, the raw material of a migration's file.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var kind = new Argument<DatabaseKind>("DATABASE");
        var context = new Argument<string>("PART") { DefaultValueFactory = _ => "academy" };
        context.AcceptOnlyFromAmong("academy", "accounts");
        var command = new Command("schema", "For developers: prints the SQL of the model’s tables.") { kind, context };
        command.SetAction(parsed => Console.Out.Write(Print(parsed.GetValue(kind), parsed.GetValue(context) == "accounts")));
        return command;
    }

    private static string Print(DatabaseKind kind, bool accounts)
    {
        var database = DatabaseAddress.Parse(kind == DatabaseKind.Sqlite ? "Data Source=schema.db" : "Host=nowhere;Database=schema");
        var gate = new WriteGate(database);
        if (accounts)
        {
            var options = new DbContextOptionsBuilder<AccountsDb>();
            database.Configure(options, AccountsDb.HistoryTable, typeof(AccountsDb).Assembly.GetName().Name!);
            using var db = new AccountsDb(options.Options, gate);
            return db.Database.GenerateCreateScript();
        }
        else
        {
            var options = new DbContextOptionsBuilder<AcademyDb>();
            database.Configure(options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!);
            using var db = new AcademyDb(options.Options, gate);
            return db.Database.GenerateCreateScript();
        }
    }
}
