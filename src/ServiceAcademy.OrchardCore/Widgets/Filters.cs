using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using OrchardCore.DisplayManagement;
using OrchardCore.Liquid;

namespace ServiceAcademy.OrchardCore.Widgets;

/// <summary>Draws a shape for Liquid.</summary>
internal sealed class ShapeText(IDisplayHelper display, HtmlEncoder encoder)
{
    public async Task<FluidValue> OfAsync(IShape shape)
    {
        using var text = new StringWriter();
        (await display.ShapeExecuteAsync(shape)).WriteTo(text, encoder);
        return new StringValue(text.ToString(), encode: false);
    }
}

/// <summary><c>{{ "service-quality" | academy_course }}</c>: the card of a course.</summary>
internal sealed class CourseFilter(Cards cards, ShapeText shapes) : ILiquidFilter
{
    public async ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context) =>
        await shapes.OfAsync(await cards.CourseAsync(input.ToStringValue()));
}

/// <summary><c>{{ User | academy_next_step }}</c>: the reader's next step, whatever stands before.</summary>
internal sealed class NextStepFilter(Cards cards, ShapeText shapes) : ILiquidFilter
{
    public async ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context) =>
        await shapes.OfAsync(await cards.NextStepAsync());
}

/// <summary><c>{{ "" | academy_certificate_check }}</c>: the field in which anybody checks a certificate's code.</summary>
internal sealed class CertificateCheckFilter(ShapeText shapes) : ILiquidFilter
{
    public async ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context) =>
        await shapes.OfAsync(new CertificateCheckShape());
}
