// Made by scripts/embed of Assets/templates/plan-preview.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPlanPreviewMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<form method="post" action="{{address}}" class="card">{{>csrf}}{{>approved}}
<h2>{{w.plans.whatChanges}} <span>{{w.add.nothingYet}}</span></h2>
{{#problems}}{{>problems}}{{/problems}}
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">
{{/hidden}}
<input type="hidden" name="revision" value="{{revision}}">
{{#warnings}}<div class="flash attention">{{.}}</div>
{{/warnings}}
{{#hasChanges}}
<table class="table"><thead><tr><th scope="col">{{w.plans.field}}</th><th scope="col">{{w.plans.before}}</th><th scope="col">{{w.plans.after}}</th></tr></thead><tbody>
{{#changes}}<tr><th scope="row"><code>{{path}}</code></th><td>{{before}}</td><td>{{after}}</td></tr>
{{/changes}}
</tbody></table>
<button class="btn btn-primary" name="do" value="save">{{w.plans.save}}</button>
{{/hasChanges}}
<button class="btn btn-outline-primary" name="do" value="edit">{{w.plans.editOn}}</button>
</form>

"""#
}
