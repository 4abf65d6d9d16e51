namespace ServiceAcademy.Scenarios.Import;

/// <summary>A file that is not imported at all. The message, in the language of the request, says what, where and how to mend it.</summary>
internal sealed class ImportRefused(string message) : Exception(message);
