using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Records;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["My record"], "/records/mine", "record", RecordsPermissions.ReadOwn, MenuPlace.Learner, 50),
        new(T["Ledger"], "/records/ledger", "lock", RecordsPermissions.ReadLedger, MenuPlace.BackOffice, 88),
    ];
}
