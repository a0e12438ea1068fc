// Made by scripts/embed of Assets/templates/overview-jobs.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesOverviewJobsMustache = #"""
{{#parts}}
{{^hasJobs}}<p class="empty">{{w.overview.noJobs}}</p>{{/hasJobs}}
{{#hasJobs}}<p class="muted"><a href="/jobs">{{jobCount}}</a></p>{{/hasJobs}}
{{#jobs}}<div class="run"><a href="{{address}}"><b>{{kind}}</b> {{name}}</a> <span class="muted">{{^isRunning}}{{state}} {{/isRunning}}{{text}}</span>{{#percent}}<progress class="bar" max="100" value="{{.}}" aria-label="{{kind}} {{name}} {{.}}"></progress>{{/percent}}</div>
{{/jobs}}
{{/parts}}

"""#
}
