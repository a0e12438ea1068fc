// Made by scripts/embed of Assets/templates/job-lines.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobLinesMustache = #"""
{{#lines}}<li class="{{level}}">{{#at}}{{>time}}{{/at}}{{#isBad}}<b>{{levelName}}</b> {{/isBad}}{{message}}{{#code}} <code>{{.}}</code>{{/code}}</li>
{{/lines}}

"""#
}
