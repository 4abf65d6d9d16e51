using Microsoft.Extensions.Localization;

namespace ServiceAcademy.People.Import;

/// <summary>What a column of an import can mean.</summary>
internal enum ImportField
{
    Number, Email, Name, GivenName, FamilyName, NativeName, Locale, Site, Department, Team, Job, Manager, Since, EmployedFrom, LastDay, WorksHere,
}

internal static class ImportFields
{
    public static readonly IReadOnlyList<ImportField> All = Enum.GetValues<ImportField>();

    /// <summary>How HR systems title such columns, without spaces and signs, in small letters.</summary>
    private static readonly Dictionary<ImportField, string[]> Titles = new()
    {
        [ImportField.Number] = ["number", "employeenumber", "employeeid", "employeeno", "personnelnumber", "personnelno", "staffid", "staffnumber", "externalid", "workerid", "id", "工号", "员工编号", "员工号", "编号", "人员编号"],
        [ImportField.Email] = ["email", "emailaddress", "mail", "workemail", "upn", "userprincipalname", "邮箱", "电子邮箱", "电子邮件", "邮箱地址", "工作邮箱", "邮件"],
        [ImportField.Name] = ["name", "fullname", "displayname", "employeename", "姓名拼音", "英文名", "拼音", "英文姓名"],
        [ImportField.GivenName] = ["givenname", "firstname", "forename", "vorname", "名", "名字"],
        [ImportField.FamilyName] = ["familyname", "lastname", "surname", "nachname", "姓", "姓氏"],
        [ImportField.NativeName] = ["nativename", "chinesename", "localname", "姓名", "中文名", "中文姓名", "本族文字姓名", "员工姓名"],
        [ImportField.Locale] = ["language", "locale", "preferredlanguage", "语言", "界面语言"],
        [ImportField.Site] = ["site", "house", "hotel", "location", "branch", "property", "酒店", "门店", "分店", "地点", "单位", "网点"],
        [ImportField.Department] = ["department", "dept", "abteilung", "部门", "所属部门"],
        [ImportField.Team] = ["team", "group", "unit", "班组", "团队", "小组"],
        [ImportField.Job] = ["job", "jobtitle", "title", "position", "role", "岗位", "职位", "职务"],
        [ImportField.Manager] = ["manager", "managerid", "manageremail", "managernumber", "supervisor", "reportsto", "lineManager", "linemanager", "上级", "直属上级", "主管", "经理", "上级工号", "直接上级"],
        [ImportField.Since] = ["since", "effectivedate", "validfrom", "movedon", "inteamsince", "生效日期", "调动日期", "异动日期"],
        [ImportField.EmployedFrom] = ["hiredate", "startdate", "employedfrom", "entrydate", "dateofhire", "joined", "joindate", "入职日期", "入职时间", "到岗日期"],
        [ImportField.LastDay] = ["lastday", "leavedate", "enddate", "terminationdate", "exitdate", "lastworkingday", "离职日期", "离职时间", "最后工作日"],
        [ImportField.WorksHere] = ["workshere", "active", "isactive", "status", "employmentstatus", "在职", "是否在职", "在职状态", "状态", "员工状态"],
    };

    /// <summary>What a column most likely means by its title; null when nobody can tell.</summary>
    public static ImportField? Guess(string title)
    {
        var key = new string(title.Where(char.IsLetterOrDigit).ToArray()).ToLowerInvariant();
        foreach (var (field, titles) in Titles)
            if (titles.Contains(key))
                return field;
        return null;
    }

    /// <summary>What the field is called on pages and in reports.</summary>
    public static string TitleOf(ImportField field, IStringLocalizer T) => field switch
    {
        ImportField.Number => T["Employee number"],
        ImportField.Email => T["E-mail"],
        ImportField.Name => T["Name"],
        ImportField.GivenName => T["Given name"],
        ImportField.FamilyName => T["Family name"],
        ImportField.NativeName => T["Native name"],
        ImportField.Locale => T["Language"],
        ImportField.Site => T["House"],
        ImportField.Department => T["Department"],
        ImportField.Team => T["Team"],
        ImportField.Job => T["Job"],
        ImportField.Manager => T["Manager (number, e-mail or name)"],
        ImportField.Since => T["In this place since"],
        ImportField.EmployedFrom => T["First day at work"],
        ImportField.LastDay => T["Last day at work"],
        _ => T["Works here (yes or no)"],
    };
}
