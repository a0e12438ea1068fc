// Made by scripts/embed of Assets/templates/add-plan.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAddPlanMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.add.planLead}}</p>
{{>setup-steps}}
{{#needsRepository}}
<div class="card"><p class="empty">{{w.add.needsRepository}}</p><p><a class="btn btn-primary" href="{{addRepository}}">{{w.add.addRepository}}</a></p></div>
{{/needsRepository}}
{{^needsRepository}}
<form method="get" action="{{address}}/setup/confirm" class="card">
<h2>{{w.add.stepPlan}} <span><a href="/plans">{{w.plans.title}}</a></span></h2>
<fieldset>
<legend class="visually-hidden">{{w.add.stepPlan}}</legend>
{{#standard}}
<div class="form-check mb-2"><input class="form-check-input" type="radio" name="plan" id="plan-standard" value="{{value}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="plan-standard"><b>{{w.add.standard}}</b><span class="d-block muted">{{text}}</span></label>
{{#fields}}
{{>field}}
{{/fields}}
</div>
{{/standard}}
{{#plans}}
<div class="form-check mb-2"><input class="form-check-input" type="radio" name="plan" id="plan-{{name}}-choice" value="{{name}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="plan-{{name}}-choice"><b>{{name}}</b> <span class="muted">{{w.plans.instances}}: {{count}}</span><span class="d-block muted">{{cycle}} · {{log}} · {{retention}} → {{repository}}</span></label></div>
{{/plans}}
</fieldset>
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.proceed}}</button> <a class="btn btn-outline-primary" href="{{address}}/setup">{{w.frame.back}}</a>
</form>
{{/needsRepository}}

"""#
}
