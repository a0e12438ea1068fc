// Made by scripts/embed of Assets/templates/job-table.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobTableMustache = #"""
<div class="table-responsive">
<table class="table" id="jobs" data-sortable>
<thead><tr><th scope="col">{{w.jobs.kind}}</th><th scope="col">{{w.jobs.instance}}</th><th scope="col">{{w.jobs.state}}</th><th scope="col">{{w.jobs.created}}</th><th scope="col" class="num">{{w.jobs.took}}</th><th scope="col">{{w.jobs.worker}}</th><th scope="col">{{w.jobs.failure}}</th></tr></thead>
<tbody>
{{#jobs}}<tr><th scope="row" class="nowrap"><a href="{{address}}">{{kind}}</a></th><td>{{#instance}}<a href="{{instanceAddress}}">{{.}}</a>{{/instance}}{{^instance}}{{#repository}}<a href="{{repositoryAddress}}">{{.}}</a>{{/repository}}{{/instance}}</td><td class="nowrap"><span class="chip {{look}}">{{state}}</span></td><td class="nowrap">{{#createdAt}}{{>time}}{{/createdAt}}</td><td class="num nowrap" data-value="{{tookValue}}">{{took}}</td><td>{{worker}}</td><td>{{failure}}</td></tr>
{{/jobs}}
</tbody>
</table>
</div>

"""#
}
