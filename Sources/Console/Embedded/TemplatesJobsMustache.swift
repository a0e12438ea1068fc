// Made by scripts/embed of Assets/templates/jobs.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}} {{#from}}<a href="{{allTimes}}">{{w.jobs.allTimes}}</a>{{/from}}</p>
<div class="card">
<form class="filters" method="get" action="/jobs" aria-label="{{w.jobs.filterHint}}"><input type="hidden" name="project" value="{{project}}">{{#from}}<input type="hidden" name="from" value="{{.}}">{{/from}}{{#to}}<input type="hidden" name="to" value="{{.}}">{{/to}}
<div><label class="visually-hidden" for="job-kind">{{w.jobs.kind}}</label><select class="form-select" id="job-kind" name="kind" data-submit>
{{#kinds}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
{{/kinds}}
</select></div>
<div><label class="visually-hidden" for="job-state">{{w.jobs.state}}</label><select class="form-select" id="job-state" name="state" data-submit>
{{#states}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
{{/states}}
</select></div>
<div><label class="visually-hidden" for="job-instance">{{w.jobs.instance}}</label><input class="form-control" id="job-instance" name="instance" value="{{instance}}" placeholder="{{w.jobs.anyInstance}}"></div>
<button class="btn btn-outline-primary">{{w.jobs.show}}</button>
<input class="form-control filter" type="search" data-filter="jobs" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
</form>
{{#isEmpty}}<p class="empty">{{w.jobs.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
{{>job-table}}
{{/isEmpty}}
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
