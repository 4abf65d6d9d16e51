namespace ServiceAcademy.Web.Commands;

/// <summary>Reports at once and in order; <see cref="Progress{T}"/> would do so on other threads.</summary>
internal sealed class Telling<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
