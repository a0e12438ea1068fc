// Made by scripts/embed of Assets/templates/drills-instance.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesDrillsInstanceMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.drills.lead}} <a href="{{restore}}">{{w.drills.restore}}</a></p>
{{#hasJobs}}
<div class="card">
<h2>{{w.drills.running}}</h2>
{{>restore-jobs}}
</div>
{{/hasJobs}}
{{#mayBegin}}
<form class="card mb-3" method="post" action="{{path}}/begin">{{>csrf}}
<h2>{{w.drills.begin}}</h2>
<p class="muted">{{w.drills.beginLead}}</p>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.drills.begin}}</button>
</form>
{{/mayBegin}}
<div class="card">
<h2>{{w.drills.earlier}}</h2>
{{#isEmpty}}<p class="empty">{{w.drills.none}}</p>{{/isEmpty}}
{{^isEmpty}}
<div class="table-responsive">
<table class="table" id="earlier" data-sortable>
<thead><tr><th scope="col">{{w.drills.ended}}</th><th scope="col">{{w.drills.result}}</th><th scope="col">{{w.drills.restorePoint}}</th><th scope="col">{{w.drills.took}}</th><th scope="col">{{w.drills.plan}}</th><th scope="col">{{w.drills.base}}</th><th scope="col">{{w.drills.evidence}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{job}}">{{#endedAt}}{{>time}}{{/endedAt}}</a></th><td><span class="chip {{tone}}">{{state}}</span>{{#failure}}<br>{{.}}{{/failure}}</td><td>{{#point}}{{>time}}{{/point}}</td><td>{{rto}}</td><td>{{#plan}}{{.}}{{/plan}}{{^plan}}{{w.drills.byHand}}{{/plan}}</td><td><code>{{base}}</code></td><td><a href="{{evidence}}">{{w.drills.signed}}</a></td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
</div>

"""#
}
