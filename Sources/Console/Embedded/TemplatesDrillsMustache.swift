// Made by scripts/embed of Assets/templates/drills.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesDrillsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<div class="card">
{{#isEmpty}}<p class="empty">{{w.drills.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="drills" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="drills" data-sortable>
<thead><tr><th scope="col">{{w.drills.instance}}</th><th scope="col">{{w.drills.result}}</th><th scope="col">{{w.drills.ended}}</th><th scope="col">{{w.drills.took}}</th><th scope="col">{{w.drills.plan}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td><span class="chip {{tone}}">{{state}}</span></td><td>{{#endedAt}}{{>time}}{{/endedAt}}</td><td>{{rto}}</td><td>{{plan}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
</div>

"""#
}
