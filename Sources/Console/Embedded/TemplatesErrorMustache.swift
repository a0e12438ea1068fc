// Made by scripts/embed of Assets/templates/error.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesErrorMustache = #"""
<h1>{{heading}}</h1>
<p class="sub">{{detail}} {{hint}}</p>
<div class="card">
{{#lines}}<p><code>{{path}}</code> {{message}} {{hint}}</p>{{/lines}}
<dl class="facts"><div><dt>{{w.error.code}}</dt><dd><code>{{code}}</code></dd></div><div><dt>{{w.error.request}}</dt><dd><code>{{requestID}}</code></dd></div></dl>
<p><a class="btn btn-primary" href="/">{{w.error.home}}</a></p>
</div>

"""#
}
