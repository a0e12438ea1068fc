// Made by scripts/embed of Assets/templates/job.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub"><code>{{id}}</code></p>
<div class="actions">
{{#watch}}<a class="btn btn-outline-primary" href="{{address}}">{{text}}</a>{{/watch}}
{{#mayRetry}}<form method="post" action="/jobs/{{id}}/retry">{{>csrf}}{{#problems}}{{>problems}}{{/problems}}<button class="btn btn-primary">{{w.jobs.retry}}</button></form>{{/mayRetry}}
{{#mayCancel}}<form method="post" action="/jobs/{{id}}/cancel">{{>csrf}}<button class="btn btn-danger" aria-describedby="cancel-warning">{{w.jobs.cancel}}</button></form>
<span class="muted" id="cancel-warning">{{w.jobs.cancelWarning}}</span>{{/mayCancel}}
</div>
{{^mayRetry}}{{#problems}}{{>problems}}{{/problems}}{{/mayRetry}}
<div class="card" id="job-live"{{#live}} data-live="{{.}}"{{/live}}>
<h2>{{w.jobs.progress}} <span id="job-live-state" class="live-state" data-word="{{w.frame.live}}" data-lost="{{w.frame.liveLost}}"></span></h2>
<div id="job-now">
{{>job-now}}
</div>
</div>
<div class="card">
<h2>{{w.jobs.log}}</h2>
{{#isQuiet}}<p class="empty">{{w.jobs.noLines}}</p>{{/isQuiet}}
<ul class="log" id="job-lines" tabindex="0" aria-label="{{w.jobs.log}}">
{{>job-lines}}
</ul>
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
