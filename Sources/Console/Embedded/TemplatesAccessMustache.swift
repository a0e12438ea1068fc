// Made by scripts/embed of Assets/templates/access.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAccessMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
{{>tabs}}
<div class="card">
<h2>{{w.access.policies}} <small>{{w.access.policiesHint}}</small></h2>
{{^policies}}<p class="empty">{{w.access.noPolicies}}</p>{{/policies}}
{{#hasPolicies}}<div class="table-responsive"><table class="table" id="policies" data-sortable>
<thead><tr><th scope="col">{{w.access.policy}}</th><th scope="col">{{w.access.about}}</th><th scope="col" class="num">{{w.access.rules}}</th><th scope="col">{{w.access.since}}</th></tr></thead>
<tbody>
{{#policies}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{about}}</td><td class="num">{{rules}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td></tr>
{{/policies}}
</tbody></table></div>{{/hasPolicies}}
{{#more}}{{>more}}{{/more}}
</div>
{{#mayAdd}}
<details class="card"{{#isAddWrong}} open{{/isAddWrong}}>
<summary>{{w.access.addPolicy}}</summary>
<form method="post" action="/access/policies">{{>csrf}}
{{#addProblems}}{{>problems}}{{/addProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.add}}</button>
</form>
</details>
{{/mayAdd}}
<div class="card">
<h2>{{w.access.roles}} <small>{{w.access.rolesHint}}</small></h2>
<div class="table-responsive"><table class="table" id="roles">
<thead><tr><th scope="col">{{w.access.role}}</th><th scope="col">{{w.access.about}}</th><th scope="col">{{w.access.may}}</th></tr></thead>
<tbody>
{{#roles}}<tr><th scope="row">{{title}}<br><code>{{name}}</code></th><td>{{about}}</td><td class="muted">{{verbs}}</td></tr>
{{/roles}}
</tbody></table></div>
</div>
<div class="card" id="mode">
<h2>{{w.access.mode}} <span class="chip{{#isApart}} ok{{/isApart}}">{{modeName}}</span></h2>
<p class="muted">{{w.access.modeText}}</p>
{{#mayChangeMode}}<form method="post" action="/access/mode">{{>csrf}}<input type="hidden" name="threeRoles" value="{{otherMode}}">
{{#modeProblems}}{{>problems}}{{/modeProblems}}
<button class="btn btn-outline-primary">{{changeMode}}</button></form>{{/mayChangeMode}}
</div>

"""#
}
