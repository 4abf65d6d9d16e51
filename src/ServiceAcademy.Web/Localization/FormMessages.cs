using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ServiceAcademy.Web.Localization;

/// <summary>What forms say to values that are missing or not understood, in the person's language.</summary>
internal sealed class FormMessages(IStringLocalizer<FormMessages> T) : IPostConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    /// <summary>After MVC’s own configuration: its provider finds the rules, ours gives them words.</summary>
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(value => T["“{0}” was not understood. Enter another value.", value]);
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => T["“{0}” was not understood. Enter another value.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T["“{0}” was not understood. Enter another value.", value]);
        messages.SetUnknownValueIsInvalidAccessor(field => T["This value was not understood. Enter another one."]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["This value was not understood. Enter another one."]);
        messages.SetValueMustBeANumberAccessor(field => T["A number is expected here."]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => T["A number is expected here."]);
        messages.SetValueMustNotBeNullAccessor(value => T["This is missing. Fill it in."]);
        messages.SetMissingBindRequiredValueAccessor(field => T["This is missing. Fill it in."]);
        messages.SetMissingKeyOrValueAccessor(() => T["This is missing. Fill it in."]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => T["This is missing. Fill it in."]);
    }

    /// <summary>This rule, unlike the others, shows its built-in words as if they had been set.</summary>
    private static readonly string? OwnWords = new EmailAddressAttribute().ErrorMessage;

    /// <summary>Rules that bring no words of their own get ours; the words are keys of the translations.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (rule.ErrorMessageResourceName is null && (rule.ErrorMessage is null || rule.ErrorMessage == OwnWords))
                rule.ErrorMessage = rule switch
                {
                    RequiredAttribute => "This is missing. Fill it in.",
                    EmailAddressAttribute => "This is not an e-mail address. Check it.",
                    StringLengthAttribute or MaxLengthAttribute => "This is too long: at most {1} characters.",
                    MinLengthAttribute => "This is too short: at least {1} characters.",
                    RangeAttribute => "Enter a value from {1} to {2}.",
                    _ => null,
                };
    }
}
