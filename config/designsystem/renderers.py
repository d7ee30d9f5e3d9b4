"""DKFDS through Django's own form rendering: `{{ form }}` is all that a page writes."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

# The first match counts. RadioSelect and CheckboxSelectMultiple are subclasses of neither
# CheckboxInput nor Select, but RadioSelect is a parent of CheckboxSelectMultiple.
CSS_KLASSER = (
    (forms.CheckboxSelectMultiple, "form-checkbox"),
    (forms.RadioSelect, "form-radio"),
    (forms.CheckboxInput, "form-checkbox"),
    (forms.Select, "form-select"),
    (Input, "form-input"),
    (forms.Textarea, "form-input"),
)


class DesignsystemBoundField(forms.BoundField):
    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        for widget_type, css_klasse in CSS_KLASSER:
            if isinstance(widget, widget_type):
                egne = widget.attrs.get("class", "")
                attrs["class"] = f"{css_klasse} {egne}".strip()
                break
        return attrs

    @property
    def form_for_felt(self):
        """Which of the field templates' shapes this field has."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "valggruppe"
        if isinstance(widget, forms.CheckboxInput):
            return "afkrydsning"
        return "felt"

    @property
    def er_frivillig(self):
        """Whether to say so; a form of which nothing need be filled in says `skjul_frivilligt`."""
        return not self.field.required and not getattr(self.form, "skjul_frivilligt", False)

    @property
    def valgtype(self):
        return "checkbox" if self.widget_type == "checkboxselectmultiple" else "radio"

    @property
    def id_for_fejl(self):
        """Where a link in the error summary leads: the first control of the field."""
        if self.form_for_felt == "valggruppe":
            return next(iter(self.subwidgets)).id_for_label if self.subwidgets else ""
        return self.id_for_label


class DesignsystemRenderer(TemplatesSetting):
    form_template_name = "designsystem/forms/form.html"
    field_template_name = "designsystem/forms/felt.html"
    bound_field_class = DesignsystemBoundField
