// Made by scripts/embed of Assets/templates/checks.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesChecksMustache = #"""
<fieldset class="checks"><legend>{{legend}}</legend>
{{#boxes}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{id}}" name="{{box}}" value="{{value}}"{{#isTicked}} checked{{/isTicked}}><label class="form-check-label" for="{{id}}">{{text}}</label></div>
{{/boxes}}
{{#problems}}<div class="invalid-feedback d-block">{{message}} {{hint}}</div>{{/problems}}
{{#help}}<div class="form-text">{{.}}</div>{{/help}}
</fieldset>

"""#
}
