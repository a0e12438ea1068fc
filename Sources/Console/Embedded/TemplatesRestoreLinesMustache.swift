// Made by scripts/embed of Assets/templates/restore-lines.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreLinesMustache = #"""
{{#lines}}<li><span class="muted">{{#at}}{{>time}}{{/at}}</span> {{#level}}<span class="chip {{tone}}">{{.}}</span> {{/level}}{{#code}}<code>{{.}}</code> {{/code}}{{message}}</li>
{{/lines}}

"""#
}
