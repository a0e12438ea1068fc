// Made by scripts/embed of Assets/templates/restore-jobs.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreJobsMustache = #"""
<div class="table-responsive">
<table class="table" id="restores">
<thead><tr><th scope="col">{{w.restore.asked}}</th><th scope="col">{{w.restore.instance}}</th><th scope="col">{{w.restore.goesTo}}</th><th scope="col">{{w.restore.state}}</th><th scope="col">{{w.restore.took}}</th></tr></thead>
<tbody>
{{#jobs}}<tr><th scope="row"><a href="{{address}}">{{#createdAt}}{{>time}}{{/createdAt}}</a></th><td>{{#instance}}<a href="{{instanceAddress}}">{{.}}</a>{{/instance}}</td><td>{{target}}</td><td><span class="chip {{tone}}">{{state}}</span></td><td>{{took}}</td></tr>
{{/jobs}}
</tbody>
</table>
</div>

"""#
}
