// Made by scripts/embed of Assets/templates/field.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesFieldMustache = #"""
{{#isHidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/isHidden}}
{{^isHidden}}
<div class="mb-3">
{{#isBox}}<div class="form-check"><input class="form-check-input" type="checkbox" id="field-{{name}}" name="{{name}}" value="true"{{#isTicked}} checked{{/isTicked}}><label class="form-check-label" for="field-{{name}}">{{label}}</label></div>{{/isBox}}
{{^isBox}}<label class="form-label" for="field-{{name}}">{{label}}</label>{{/isBox}}
{{#isInput}}<input class="form-control{{#isWrong}} is-invalid{{/isWrong}}" type="{{type}}" id="field-{{name}}" name="{{name}}" value="{{value}}"{{#isRequired}} required{{/isRequired}}{{#autocomplete}} autocomplete="{{.}}"{{/autocomplete}}{{#placeholder}} placeholder="{{.}}"{{/placeholder}}{{#isWrong}} aria-invalid="true"{{/isWrong}} aria-describedby="about-{{name}}">{{/isInput}}
{{#isArea}}<textarea class="form-control{{#isWrong}} is-invalid{{/isWrong}}" rows="6" id="field-{{name}}" name="{{name}}"{{#isRequired}} required{{/isRequired}}{{#placeholder}} placeholder="{{.}}"{{/placeholder}} aria-describedby="about-{{name}}">
{{value}}</textarea>{{/isArea}}
{{#isChoice}}<select class="form-select{{#isWrong}} is-invalid{{/isWrong}}" id="field-{{name}}" name="{{name}}" aria-describedby="about-{{name}}">
{{#choices}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
{{/choices}}
</select>{{/isChoice}}
<div id="about-{{name}}">
{{#problems}}<div class="invalid-feedback d-block">{{message}} {{hint}}</div>{{/problems}}
{{#help}}<div class="form-text">{{.}}</div>{{/help}}
</div>
</div>
{{/isHidden}}

"""#
}
