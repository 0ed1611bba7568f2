<?php
/**
 * The block.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The block that shows an article or a reader. It is rendered here, whenever the page is.
 */
final class Block {
	public const NAME = 'reader-article/embed';

	/**
	 * Creates the block.
	 *
	 * @param string   $folder   The plugin's.
	 * @param Renderer $renderer Of articles.
	 * @param Assets   $assets   Of articles.
	 */
	public function __construct(
		private readonly string $folder,
		private readonly Renderer $renderer,
		private readonly Assets $assets,
	) {
	}

	/**
	 * Registers it.
	 */
	public function register(): void {
		register_block_type( $this->folder . '/block', array( 'render_callback' => $this->render( ... ) ) );
	}

	/**
	 * Renders it.
	 *
	 * @param array<mixed> $attributes Of the block.
	 */
	private function render( array $attributes ): string {
		$this->assets->enqueue();
		$type = $attributes['type'] ?? '';
		$key  = $attributes['key'] ?? '';
		$page = is_string( $type ) && is_string( $key ) ? Page::create( $type, $key ) : null;
		return $this->renderer->render( $page, EmbedOptions::from( $attributes ), get_block_wrapper_attributes() );
	}
}
