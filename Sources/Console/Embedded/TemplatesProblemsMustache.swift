// Made by scripts/embed of Assets/templates/problems.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesProblemsMustache = #"""
{{#isThere}}<div class="flash danger" role="alert">
{{^message}}<b>{{w.frame.wrongHere}}</b>{{/message}}
{{#message}}<b>{{.}}</b> {{hint}} <code>{{code}}</code>{{/message}}
{{#lines}}<div><code>{{path}}</code> {{message}} {{hint}}</div>{{/lines}}
</div>{{/isThere}}

"""#
}
