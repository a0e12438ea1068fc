// Made by scripts/embed of Assets/templates/job-now.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobNowMustache = #"""
{{#job}}
<p><span class="chip {{look}}">{{state}}</span> {{text}} {{#isStopping}}{{w.jobs.cancelling}}{{/isStopping}}</p>
{{#percent}}<progress class="bar" max="100" value="{{.}}" aria-label="{{w.jobs.progress}}"></progress>{{/percent}}
{{#failure}}<div class="flash danger"><b>{{.}}</b> {{failureHint}} <code>{{failureCode}}</code></div>{{/failure}}
<dl class="facts">
{{#instance}}<div><dt>{{w.jobs.instance}}</dt><dd><a href="{{instanceAddress}}">{{.}}</a></dd></div>{{/instance}}
{{#repository}}<div><dt>{{w.jobs.repository}}</dt><dd><a href="{{repositoryAddress}}">{{.}}</a></dd></div>{{/repository}}
{{#target}}<div><dt>{{w.jobs.target}}</dt><dd>{{.}}</dd></div>{{/target}}
{{#site}}<div><dt>{{w.jobs.site}}</dt><dd>{{.}}</dd></div>{{/site}}
{{#worker}}<div><dt>{{w.jobs.worker}}</dt><dd><a href="/workers">{{.}}</a></dd></div>{{/worker}}
<div><dt>{{w.jobs.created}}</dt><dd>{{#createdAt}}{{>time}}{{/createdAt}}</dd></div>
{{#took}}<div><dt>{{w.jobs.took}}</dt><dd>{{.}}</dd></div>{{/took}}
{{#heardAt}}<div><dt>{{w.jobs.heard}}</dt><dd>{{>time}}</dd></div>{{/heardAt}}
{{#notBefore}}<div><dt>{{w.jobs.next}}</dt><dd>{{>time}}</dd></div>{{/notBefore}}
{{#endedAt}}<div><dt>{{w.jobs.ended}}</dt><dd>{{>time}}</dd></div>{{/endedAt}}
{{#tries}}<div><dt>{{w.jobs.tries}}</dt><dd>{{.}}</dd></div>{{/tries}}
</dl>
{{/job}}

"""#
}
