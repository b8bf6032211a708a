/** Texts on the runs, on what is stated and on the environment. */
export const sectionWords = {
  runs: {
    counted: (count: number, parts: readonly string[]): string =>
      `${count} 次运行${parts.length === 0 ? '' : `：${parts.join('，')}`}`,
    state: {
      finished: '完成',
      diverged: '发散',
      threw: '抛出错误',
      refused: '结果被拒收',
      'not-run': '未运行',
    },
    failed: '未完成的运行',
    first: (shown: number, of: number): string => `，${of} 次中的前 ${shown} 次`,
    run: '运行',
    how: '结果',
    why: '原因',
    alone: '单独运行',
    cells: '扫描的各个单元：其运行的结果，以及有限值的中位数',
    someCells: (shown: number, of: number): string =>
      `；${of} 个单元中的 ${shown} 个，有运行未完成的在前，其余均匀选取`,
    cell: '单元',
    runs: '运行次数',
    everyRun: '全部运行',
    median: (quantity: string): string => `${quantity}，中位数`,
    firstSeed: '单独运行第一个种子',
    notFinite: (epoch: string): string => `从第 ${epoch} 个迭代周期起不再有限`,
    grown: (growth: string): string => `权重终止时的长度是起始时的 ${growth} 倍`,
  },
  failures: {
    runs: (first: string, others: number): string =>
      others === 0 ? first : `${first} 以及另外 ${others} 次运行`,
    calledFrom: (place: string): string => `调用自 ${place}`,
    causedBy: (error: string): string => `起因：${error}`,
  },
  exit: {
    ok: '全部成立',
    fails: '有论断或守卫不成立',
    usage: '用法或实验有误',
    baseline: '只有基线变动',
    undecided: '有未决的，或未测量的',
    bug: 'bookproof 的缺陷',
    output: '无法写入输出',
    interrupted: '已中断；已完成的保留，并标为不完整',
  },
  compared: {
    ok: '没有变坏',
    fails: '有新的不成立',
    undecided: '有的不再能判定，或不再被问',
    baseline: '只有对照基线的守卫变坏',
  },
  closing: {
    exit: (code: number, meaning: string): string => `退出码 ${code}：${meaning}`,
    why: (command: string): string => `${command} 说明原因`,
    bless: (command: string): string => `${command} 显示将采用的数值`,
    report: (path: string): string => `报告在 ${path}`,
    refused: '被拒绝的见上文',
    page: (path: string): string => `页面在 ${path}`,
    part: (id: string, folder: string): string => `${id}：这是一部分，在 ${folder}；旁边完整的报告保持不变`,
    later: (id: string, why: string): string =>
      `${id}：完整的报告旁有之后所做的一部分（${why}）；用 --part 查看`,
  },
  only: {
    draws: '抽取的随机数（所给内容的摘要）',
    metrics: '各轮的指标',
    ends: '结束时',
    guards: '只关于这次运行的守卫',
    unread: (name: string, reads: readonly string[], near: string | null): string =>
      `代码没有读取设置“${name}”；它读取 ${reads.join('、') || '（无）'}${near === null ? '' : `：是否想写“${near}”？`}`,
  },
  programs: {
    caption: '只需数值的运行在代码被追踪之后，于并行通道中同时进行',
    compared: (runs: number): string => `；在按众多种子计数的运行中，有 ${runs} 次也按原样进行过，结果相同`,
    settings: '设置',
    lifted: '每次运行另行给定',
    how: '方式',
    none: '无',
    accelerated: (calls: number, loops: number, kernels: number, kilobytes: string): string =>
      `${calls} 次 TensorFlow.js 调用变为 ${kernels} 种、共 ${loops} 个循环，每次运行 ${kilobytes} kB`,
    declined: (reason: string): string => `按原样运行：${reason}`,
    differs: (reason: string): string => `按原样运行，因为通道给出了不同的数值：${reason}`,
  },
  stated: {
    caption: '本章对其代码的陈述、文字与之不同之处，以及测得的数值',
    quantity: '量',
    code: '代码',
    prose: '文字',
    measured: '测得',
    differs: (figure: string): string => `${figure}（不同）`,
  },
  environment: {
    backend: '后端',
    node: 'Node.js',
    platform: '平台',
    cpu: '处理器',
    timeZone: '时区',
    locale: '区域设置',
    workers: '工作线程',
    started: '开始时间',
    time: '用时',
    stage: {
      open: '启动',
      plan: '计划',
      train: '训练',
      judge: '判定',
      repeat: '重跑',
      seeds: '多种子统计',
      maps: '范围图',
    },
    digests: '摘要',
    sabotage: '破坏测试',
    justNow: '与本次运行相隔不到一分钟',
    tried: (count: number, unit: 'minute' | 'hour' | 'day', before: boolean): string =>
      `在本次运行之${before ? '前' : '后'} ${count} ${{ minute: '分钟', hour: '小时', day: '天' }[unit]}尝试`,
  },
  dataOf: (standsFor: string | null, note: string | null): string => {
    const head = standsFor === null ? '数据' : `数据代表${standsFor}`;
    return note === null ? head : `${head}：${note}`;
  },
  experiments: (count: number): string => `${count} 个实验`,
  moreOpen: (count: number): string => `另有 ${count} 项`,
};
