// Made by scripts/embed of Assets/templates/restore-moment.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreMomentMustache = #"""
{{>restore-steps}}
<div class="card mt-3">
<h2>{{w.restore.timeline}}<small id="timeline-note">{{w.restore.timelineHelp}}</small></h2>
{{#isEmpty}}<p class="empty">{{w.restore.noWindow}}</p>{{/isEmpty}}
{{{rawTimeline}}}
{{#whole}}<p><a class="chip" href="{{.}}">{{w.restore.wholeLine}}</a></p>{{/whole}}
</div>
<div class="row g-3">
<div class="col-lg-6"><form class="card" method="get" action="{{path}}">
<h2>{{w.restore.aTime}}</h2>
{{#momentHidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/momentHidden}}
{{#timeFields}}
{{>field}}
{{/timeFields}}
<button class="btn btn-primary">{{w.frame.proceed}}</button>
</form></div>
<div class="col-lg-6"><form class="card" method="get" action="{{path}}">
<h2>{{w.restore.aTransaction}}</h2>
{{#momentHidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/momentHidden}}
{{#beforeFields}}
{{>field}}
{{/beforeFields}}
<button class="btn btn-primary">{{w.frame.proceed}}</button>
</form></div>
</div>
{{#maySearch}}
<form class="card mt-3" id="search-log" method="post" action="{{path}}/search">{{>csrf}}
<h2>{{w.restore.search}}</h2>
<p class="muted">{{w.restore.searchLead}}</p>
{{#searchProblems}}{{>problems}}{{/searchProblems}}
<div class="row g-3">
{{#searchFields}}
<div class="col-md-4">
{{>field}}
</div>
{{/searchFields}}
</div>
<button class="btn btn-primary">{{w.restore.searchButton}}</button> <button class="btn btn-outline-primary" formaction="{{path}}/undo">{{w.restore.undoButton}}</button>
<p class="form-text">{{w.restore.undoNote}}</p>
</form>
{{/maySearch}}
{{^isEmpty}}
<div class="card mt-3">
<h2>{{w.restore.spans}}</h2>
<table class="table" id="spans">
<thead><tr><th scope="col">{{w.restore.from}}</th><th scope="col">{{w.restore.until}}</th><th scope="col"><span class="visually-hidden">{{w.restore.chooseEnd}}</span></th></tr></thead>
<tbody>
{{#spans}}<tr><td>{{#start}}{{>time}}{{/start}}</td><td>{{#isOpen}}{{w.restore.now}}{{/isOpen}}{{^isOpen}}{{#end}}{{>time}}{{/end}}{{/isOpen}}</td><td class="num"><a href="{{path}}?to={{latest}}">{{w.restore.chooseEnd}}</a></td></tr>
{{/spans}}
</tbody>
</table>
</div>
{{/isEmpty}}

"""#
}
