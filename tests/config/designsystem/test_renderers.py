from django import forms
from django.template import Context, Template


class Formular(forms.Form):
    navn = forms.CharField(label="Navn", help_text="Som i planen")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    slags = forms.ChoiceField(label="Slags", choices=[("a", "A & B")])
    vej = forms.ChoiceField(label="Vej", choices=[("h", "Henvist")], widget=forms.RadioSelect)
    emner = forms.MultipleChoiceField(
        label="Emner", choices=[("g", "Gæld")], widget=forms.CheckboxSelectMultiple
    )
    ja = forms.BooleanField(label="Jeg har set det")


def test_a_field_in_error_is_tied_to_its_hint_and_its_error():
    html = Formular({"navn": ""})["navn"].as_field_group()

    assert 'class="form-group form-error"' in html
    assert 'aria-describedby="id_navn_helptext id_navn_error"' in html
    assert 'id="id_navn_helptext">Som i planen' in html
    assert 'id="id_navn_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="form-input"' in html


def test_a_field_without_error_has_no_error_element():
    html = Formular()["navn"].as_field_group()

    assert 'class="form-group"' in html
    assert "id_navn_error" not in html


def test_optional_fields_are_marked_and_required_ones_are_not():
    formular = Formular()

    assert "(frivilligt)" in formular["note"].as_field_group()
    assert "(frivilligt)" not in formular["navn"].as_field_group()


def test_each_kind_of_control_has_its_class():
    formular = Formular()

    assert 'class="form-select"' in str(formular["slags"])
    assert 'class="form-input"' in str(formular["note"])
    assert 'class="form-radio"' in str(formular["vej"])
    assert 'class="form-checkbox"' in str(formular["emner"])
    assert 'class="form-checkbox"' in str(formular["ja"])


def test_a_group_of_choices_is_a_fieldset_with_labels_after_the_controls():
    html = Formular({})["vej"].as_field_group()

    assert '<fieldset aria-describedby="id_vej_error">' in html
    assert '<legend class="form-label">Vej</legend>' in html
    assert html.index("<input") < html.index('<label for="id_vej_0">Henvist</label>')


def test_a_checkbox_has_one_label_after_it():
    html = Formular()["ja"].as_field_group()

    assert html.count("<label") == 1
    assert html.index("<input") < html.index("<label")


def test_the_error_summary_links_to_the_first_control_of_each_field():
    html = Template("{% load designsystem %}{% fejlopsummering form %}").render(
        Context({"form": Formular({})})
    )

    assert 'data-module="error-summary"' in html
    assert '<a class="function-link" href="#id_navn">Navn: Feltet skal udfyldes.</a>' in html
    assert 'href="#id_vej_0"' in html
    assert 'href="#id_emner_0"' in html


def test_the_error_summary_of_a_form_without_errors_is_nothing():
    html = Template("{% load designsystem %}{% fejlopsummering form %}").render(
        Context({"form": Formular()})
    )

    assert html.strip() == ""


def test_hidden_fields_are_rendered_and_text_is_escaped():
    class Skjult(forms.Form):
        nr = forms.CharField(widget=forms.HiddenInput, initial='"><script>')

    html = str(Skjult())

    assert 'type="hidden"' in html
    assert "<script>" not in html
