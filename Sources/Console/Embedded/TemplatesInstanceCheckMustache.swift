// Made by scripts/embed of Assets/templates/instance-check.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesInstanceCheckMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}} <a href="{{address}}">{{name}}</a></p>
{{#failure}}<div class="flash danger" role="alert"><b>{{.}}</b> {{hint}} <code>{{code}}</code></div>{{/failure}}
{{#hasChecks}}
<div class="card">
<h2>{{w.instances.checks}}</h2>
{{>check-rows}}
</div>
{{/hasChecks}}
{{#statements}}
<div class="card">
<h2>{{w.instances.account}}</h2>
<p class="muted">{{w.instances.accountLead}}</p>
<pre id="account-sql" tabindex="0">{{.}}</pre>
<button type="button" class="btn btn-outline-primary" data-copy="#account-sql" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>
</div>
{{/statements}}
<ul class="plain">
{{#notes}}<li>{{.}}</li>
{{/notes}}
</ul>

"""#
}
