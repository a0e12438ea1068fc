// Made by scripts/embed of Assets/templates/restore-state.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreStateMustache = #"""
{{#state}}
<p role="status"><span class="chip {{tone}}">{{state}}</span> {{now}}</p>
{{#part}}<progress class="bar" max="100" value="{{.}}" aria-label="{{w.restore.progress}}"></progress>{{/part}}
{{#failure}}<div class="flash danger mt-2" role="alert"><b>{{message}}</b> {{hint}} <code>{{code}}</code></div>{{/failure}}
<p class="muted">{{#worker}}{{w.restore.worker}} {{.}} · {{/worker}}{{#startedAt}}{{w.restore.begunAt}} {{>time}}{{/startedAt}}</p>
{{/state}}

"""#
}
